import type Sqlite from 'better-sqlite3'

export type SqlValue = string | number | null
/** Values by column. */
export type SqlRow = Record<string, SqlValue | undefined>

/** How many rows of a table were written. */
export interface TableChange {
  added: number
  changed: number
  removed: number
}

/** A synced table, before removals: children must be deleted first. */
export interface SyncedTable {
  change: Omit<TableChange, 'removed'>
  /** The `rowid` of the row with this key. */
  idOf(...key: SqlValue[]): number
  /** Ids of rows that are no longer among the given ones. */
  stale: number[]
}

interface Existing {
  id: number
  values: SqlValue[]
}

/**
 * Inserts and updates rows so that the table holds the given ones. Rows are matched by natural key and keep their id,
 * so references stay valid.
 * @param keys columns of the natural key
 * @param columns the other columns
 * @param rows a column that is undefined keeps what the table holds: in a new row, null
 */
export function syncTable(
  connection: Sqlite.Database,
  table: string,
  keys: readonly string[],
  columns: readonly string[],
  rows: readonly SqlRow[],
): SyncedTable {
  const all = [...keys, ...columns]
  const existing = readExisting(connection, table, keys.length, all)
  const ids = new Map<string, number>()
  const change = { added: 0, changed: 0 }
  const insert = connection.prepare(
    `insert into ${table} (${all.join()}) values (${all.map(() => '?').join()})`,
  )
  const update = prepareUpdate(connection, table, columns)
  for (const row of rows) {
    const key = keyOf(
      keys.map((column) => row[column] ?? null),
      keys.length,
    )
    const before = existing.get(key)
    const values = all.map((column, index) => valueToKeep(row[column], before?.values[index]))
    existing.delete(key)
    if (!before) {
      ids.set(key, Number(insert.run(values).lastInsertRowid))
      change.added++
      continue
    }
    ids.set(key, before.id)
    if (before.values.every((value, index) => value === values[index])) continue
    update?.run([...values.slice(keys.length), before.id])
    change.changed++
  }
  const stale = [...existing.values()].map(({ id }) => id)
  return { change, stale, idOf: (...key) => idAt(ids, table, key) }
}

const valueToKeep = (given: SqlValue | undefined, before: SqlValue | undefined) =>
  given === undefined ? (before ?? null) : given

/** Deletes rows by id. */
export function removeRows(connection: Sqlite.Database, table: string, ids: readonly number[]): void {
  const remove = connection.prepare(`delete from ${table} where rowid = ?`)
  for (const id of ids) remove.run(id)
}

function readExisting(connection: Sqlite.Database, table: string, keyLength: number, columns: string[]) {
  const rows = connection.prepare(`select rowid, ${columns.join()} from ${table}`).raw().iterate()
  const existing = new Map<string, Existing>()
  for (const row of rows) {
    const [id, ...values] = row as [number, ...SqlValue[]]
    existing.set(keyOf(values, keyLength), { id, values })
  }
  return existing
}

function prepareUpdate(connection: Sqlite.Database, table: string, columns: readonly string[]) {
  if (columns.length === 0) return null
  const assignments = columns.map((column) => `${column} = ?`).join()
  return connection.prepare(`update ${table} set ${assignments} where rowid = ?`)
}

function keyOf(values: readonly SqlValue[], length: number): string {
  return values.slice(0, length).join('\u0000')
}

function idAt(ids: Map<string, number>, table: string, key: readonly SqlValue[]): number {
  const id = ids.get(keyOf(key, key.length))
  if (id === undefined) throw new Error(`No row ${key.join(', ')} in ${table}`)
  return id
}
