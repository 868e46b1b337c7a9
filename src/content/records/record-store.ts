import type Sqlite from 'better-sqlite3'
import { prepareOnce } from '../../platform/database/statements.js'
import type { SqlValue } from '../../platform/database/sync-table.js'
import type { RecordCells } from './record-cells.js'
import { isDirectoryKind, kindTables, type RecordKind } from './record-kinds.js'
import { orderOf, selectCells, selectLanguages, whereKey } from './record-queries.js'
import { createRecordWriter } from './record-writer-store.js'

/** A record: its row's id, and its cells. */
export interface StoredRecord {
  id: number
  cells: RecordCells
}

/**
 * Records as cells. Reads and writes the tables without validation or history: see `keep-record.ts`.
 * @param offered languages that every kind with words has a column for
 */
export function createRecordStore(connection: Sqlite.Database, offered: readonly string[]) {
  const prepare = (sql: string) => prepareOnce(connection, sql)
  const put = createRecordWriter(prepare)
  const selects = new Map<RecordKind, string>()
  const select = (kind: RecordKind) => {
    const sql = selects.get(kind) ?? selectCells(kind, languagesOf(kind))
    selects.set(kind, sql)
    return sql
  }

  /** English first, then the offered languages, then others with words. */
  function languagesOf(kind: RecordKind): string[] {
    const sql = selectLanguages(kind)
    if (!sql) return []
    const found = prepare(sql).pluck().all() as string[]
    const others = [...new Set([...offered, ...found])].filter((lang) => lang !== 'en')
    return ['en', ...others.sort()]
  }

  function get(kind: RecordKind, id: number): StoredRecord | null {
    const row = prepare(`${select(kind)} where t.rowid = ?`).get(id)
    return row ? toRecord(row) : null
  }

  /** The record with the same key. */
  function find(kind: RecordKind, cells: RecordCells): StoredRecord | null {
    const id = findId(kind, cells)
    return id === null ? null : get(kind, id)
  }

  function findId(kind: RecordKind, cells: RecordCells): number | null {
    const { key, tables } = kindTables[kind]
    const values = key.map((column) => cells[column] ?? '')
    const id = prepare(`select t.rowid from ${tables[0]} t ${whereKey(kind)}`)
      .pluck()
      .get(values)
    return (id as number | undefined) ?? null
  }

  /** All records of a kind in export order, read lazily. @param lang only phrasings of this language */
  function* each(kind: RecordKind, lang: string | null = null): Generator<StoredRecord> {
    const where = lang === null ? '' : 'where t.lang = ?'
    // Its own statement: one that is being iterated cannot run a second time.
    const statement = connection.prepare(`${select(kind)} ${where} ${orderOf(kind)}`)
    for (const row of statement.iterate(...(lang === null ? [] : [lang]))) yield toRecord(row)
  }

  /** Some columns of all records of a kind, in no order, read lazily: whole records take many times as long. */
  function* eachOf(
    kind: RecordKind,
    columns: readonly string[],
  ): Generator<{ id: number; values: string[] }> {
    const chosen = columns.map((column) => `"${column}"`).join(', ')
    const statement = connection.prepare(`select "#", ${chosen} from (${select(kind)})`).raw()
    for (const [id, ...values] of statement.iterate() as IterableIterator<[number, ...SqlValue[]]>)
      yield { id, values: values.map((value) => String(value ?? '')) }
  }

  /** Records that satisfy a condition on the cells: `"office" = ?`. */
  function where(kind: RecordKind, condition: string, values: readonly SqlValue[]): StoredRecord[] {
    return prepare(`select * from (${select(kind)}) where ${condition}`)
      .all(values)
      .map(toRecord)
  }

  /** @throws while other rows refer to it */
  function remove(kind: RecordKind, id: number): void {
    prepare(`delete from ${kindTables[kind].tables[0]} where rowid = ?`).run(id)
  }

  /** The languages with phrasings. */
  const phrasingLanguages = () =>
    prepare('select distinct lang from phrasings order by lang').pluck().all() as string[]

  /** The highest id; 0 for none. */
  const lastId = (kind: RecordKind) =>
    prepare(`select coalesce(max(rowid), 0) from ${kindTables[kind].tables[0]}`).pluck().get() as number

  return {
    languagesOf,
    phrasingLanguages,
    lastId,
    select,
    get,
    find,
    findId,
    each,
    eachOf,
    where,
    put,
    remove,
  }
}

export type RecordStore = ReturnType<typeof createRecordStore>

function toRecord(row: unknown): StoredRecord {
  const { '#': id, ...cells } = row as { '#': number } & Record<string, string | number>
  return {
    id,
    cells: Object.fromEntries(Object.entries(cells).map(([header, value]) => [header, String(value)])),
  }
}

/** The search index entry of a record; null for kinds that are not indexed. */
export function indexKeyOf(kind: RecordKind, id: number, cells: RecordCells) {
  if (!isDirectoryKind(kind)) return null
  switch (kind) {
    case 'schools':
      return { kind: 'school', key: cells.slug ?? '' } as const
    case 'offices':
      return { kind: 'office', key: cells.id ?? '' } as const
    case 'contacts':
      return { kind: 'contact', key: String(id) } as const
    case 'people':
      return { kind: 'person', key: cells.slug ?? '' } as const
    case 'posts':
      return { kind: 'person', key: cells.person ?? '' } as const
    default:
      return null
  }
}
