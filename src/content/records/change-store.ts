import type Sqlite from 'better-sqlite3'
import { prepareOnce } from '../../platform/database/statements.js'
import type { RecordCells } from './record-cells.js'
import type { RecordKind } from './record-kinds.js'

export type ChangeAction = 'added' | 'changed' | 'removed'
export type ChangeWay = 'form' | 'bulk' | 'import' | 'undo'

/** The author of a change, and its way. */
export interface Author {
  /** Account id; null for the service itself. */
  account: number | null
  who: string
  way: ChangeWay
  /** The import it belongs to. */
  import: number | null
}

/** A change in a record's history. */
export interface RecordChange extends Author {
  id: number
  at: number
  kind: RecordKind
  record: number
  name: string
  action: ChangeAction
  before: RecordCells | null
  after: RecordCells | null
}

/** Filters for changes. */
export interface ChangeFilter {
  kind?: RecordKind | null
  record?: number | null
  import?: number | null
  /** Part of the record's name, or of the author's. */
  q?: string | null
}

/** The history of records. Written in the transaction that changes them, and never changed. */
export function createChangeStore(connection: Sqlite.Database) {
  const add = connection.prepare(
    `insert into record_changes (at, account, who, way, import, kind, record, name, action, before, after)
     values (@at, @account, @who, @way, @import, @kind, @record, @name, @action, @before, @after)`,
  )

  const lastOf = connection.prepare('select max(record) from record_changes where kind = ?').pluck()

  function conditions({ kind, record, import: from, q }: ChangeFilter) {
    const all: [string, string | number | null | undefined][] = [
      ['kind = ?', kind],
      ['record = ?', record],
      ['import = ?', from],
      ["name || ' ' || who like ? escape '\\'", q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null],
    ]
    const set = all.filter(([, value]) => value !== null && value !== undefined)
    const where = set.length > 0 ? `where ${set.map(([sql]) => sql).join(' and ')}` : ''
    return { where, values: set.map(([, value]) => value) }
  }

  return {
    add(change: Omit<RecordChange, 'id'>): void {
      add.run({ ...change, before: toJson(change.before), after: toJson(change.after) })
    },
    /** An id that no record of the kind has ever had. @param last the highest current one */
    nextRecord: (kind: RecordKind, last: number): number =>
      Math.max(last, (lastOf.get(kind) as number | null) ?? 0) + 1,
    /** Newest first. */
    list(filter: ChangeFilter, limit: number, offset = 0): RecordChange[] {
      const { where, values } = conditions(filter)
      const sql = `select * from record_changes ${where} order by id desc limit ? offset ?`
      return prepareOnce(connection, sql)
        .all(...values, limit, offset)
        .map(toChange)
    },
    count(filter: ChangeFilter): number {
      const { where, values } = conditions(filter)
      return prepareOnce(connection, `select count(*) from record_changes ${where}`)
        .pluck()
        .get(...values) as number
    },
    /** The next changes of an import, newest first. @param before id of the last one read; null for the newest */
    ofImport(id: number, before: number | null, limit: number): RecordChange[] {
      const sql = `select * from record_changes where import = ? and way = 'import' and id < ? order by id desc limit ?`
      return prepareOnce(connection, sql)
        .all(id, before ?? Number.MAX_SAFE_INTEGER, limit)
        .map(toChange)
    },
    /** Changes of a record after a given one. */
    later(change: RecordChange): RecordChange[] {
      const sql = 'select * from record_changes where kind = ? and record = ? and id > ? order by id'
      return prepareOnce(connection, sql).all(change.kind, change.record, change.id).map(toChange)
    },
  }
}

export type ChangeStore = ReturnType<typeof createChangeStore>

const toJson = (cells: RecordCells | null) => (cells === null ? null : JSON.stringify(cells))

function toChange(row: unknown): RecordChange {
  const { before, after, ...rest } = row as Record<'before' | 'after', string | null>
  return {
    ...(rest as unknown as Omit<RecordChange, 'before' | 'after'>),
    before: before === null ? null : JSON.parse(before),
    after: after === null ? null : JSON.parse(after),
  }
}
