import type Sqlite from 'better-sqlite3'
import type { SqlRow, SqlValue } from '../../platform/database/sync-table.js'
import { type SeedContent, seedFiles } from '../rows/seed-content.js'
import { seededTables } from '../rows/seed-tables.js'
import type { CheckedRow } from './record-cells.js'
import { kindTables, type RecordKind } from './record-kinds.js'
import { ownerKey } from './record-queries.js'

/** The place to store a record. */
export interface RecordTarget {
  /** The record to change; null for a new one. */
  id: number | null
  /** The id of a restored record. */
  as?: number
  /** List position, for ordered kinds; by default a changed record stays, and a new one comes last. */
  position?: number
}

/**
 * Writes checked records to their tables.
 * @param prepare prepares a statement once
 * @returns writes one, and returns its id
 */
export function createRecordWriter(prepare: (sql: string) => Sqlite.Statement) {
  function put(kind: RecordKind, row: CheckedRow, { id, as, position }: RecordTarget): number {
    const { tables, ordered } = kindTables[kind]
    const [main, words] = tables
    const content = { ...noRows, [kind]: [row] } as unknown as SeedContent
    const [fields] = seededTables[main]!.rows(content, rowId)
    if (!fields) throw new Error(`${kind} is not kept in ${main}`)
    const { position: _first, ...others } = fields
    const placed = ordered ? { ...others, ...(position === undefined ? {} : { position }) } : fields
    const kept = id === null ? insert(main, withLast(kind, placed), as) : update(main, placed, id)
    if (words) putWords(kind, words, seededTables[words]!.rows(content, rowId), kept, id === null)
    return kept
  }

  function insert(table: string, row: SqlRow, as: number | undefined): number {
    const columns = columnsOf(table).filter((column) => column in row)
    const named = as === undefined ? columns : ['rowid', ...columns]
    const values = columns.map((column) => row[column] ?? null)
    const sql = `insert into ${table} (${named.join()}) values (${named.map(() => '?').join()})`
    return Number(prepare(sql).run(as === undefined ? values : [as, ...values]).lastInsertRowid)
  }

  function update(table: string, row: SqlRow, id: number): number {
    const columns = columnsOf(table).filter((column) => column in row)
    const sql = `update ${table} set ${columns.map((column) => `${column} = ?`).join()} where rowid = ?`
    prepare(sql).run([...columns.map((column) => row[column] ?? null), id])
    return id
  }

  /** A new record comes last. */
  function withLast(kind: RecordKind, row: SqlRow): SqlRow {
    if (!kindTables[kind].ordered || row.position !== undefined) return row
    const last = prepare(`select coalesce(max(position), -1) + 1 from ${kindTables[kind].tables[0]}`)
    return { ...row, position: last.pluck().get() as number }
  }

  function putWords(kind: RecordKind, table: string, rows: SqlRow[], id: number, isNew: boolean): void {
    const { keys, columns } = seededTables[table]!
    if (!isNew) {
      const owner = `(select ${ownerKey(kind)} from ${kindTables[kind].tables[0]} where rowid = ?)`
      prepare(`delete from ${table} where ${kindTables[kind].owner} = ${owner}`).run(id)
    }
    const all = [...keys, ...columns]
    const sql = `insert into ${table} (${all.join()}) values (${all.map(() => '?').join()})`
    for (const row of rows) prepare(sql).run(all.map((column) => row[column] ?? null))
  }

  /** The id of a referenced row, by key. */
  function rowId(table: string, ...key: SqlValue[]): number {
    const { keys } = seededTables[table]!
    const sql = `select rowid from ${table} where ${keys.map((column) => `${column} is ?`).join(' and ')}`
    const id = prepare(sql).pluck().get(key) as number | undefined
    if (id === undefined) throw new Error(`No row ${key.join(', ')} in ${table}`)
    return id
  }

  return put
}

const noRows = Object.fromEntries([...Object.keys(seedFiles), 'phrasings'].map((file) => [file, []]))

function columnsOf(table: string): string[] {
  const { keys, columns } = seededTables[table]!
  return [...keys, ...columns]
}
