import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { prepareOnce } from '../../platform/database/statements.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { RecordCells } from '../records/record-cells.js'
import type { RecordKind } from '../records/record-kinds.js'
import type { RowLocation } from '../rows/seed-file.js'
import { stagedRoster } from './staged-roster.js'
import { stagedShares } from './staged-shares.js'

/** A row that waits to be imported. */
export interface StagedRow {
  kind: RecordKind
  key: string
  file: string
  line: number
  cells: RecordCells
}

/** A planned change: the record now, and after the import. */
export interface PlannedChange {
  n: number
  kind: RecordKind
  action: 'added' | 'changed' | 'moved' | 'removed'
  /** Id of the record; null for a new one. */
  id: number | null
  name: string
  file: string | null
  line: number | null
  before: RecordCells | null
  after: RecordCells | null
}

/** Numbers of rows by kind and fate: `people.added`, `posts.same`. */
export type ImportCounts = Record<string, number>

const tables = `
  create table staged (n integer primary key, kind text, key text, file text, line integer, cells text);
  create unique index staged_key on staged (kind, key);
  create table present (n integer primary key, kind text, key text, id integer, cells text);
  create unique index present_key on present (kind, key);
  create table planned (n integer primary key, kind text, action text, id integer, name text,
    file text, line integer, before text, after text);
  create index planned_kind on planned (kind, n, action);
  create table faults (n integer primary key, file text, line integer, "column" text, key text, "values" text, blocks integer);
  create index faults_place on faults (blocks, file, line, n);
  create table shares (n integer primary key, world text, alphabet text, last_names text, file text, line integer);
  create index shares_alphabet on shares (world, alphabet, n);
  create table roster_roles (n integer primary key, user text, role text, org text);
  create index roster_roles_user on roster_roles (user);
  create table roster_ids (n integer primary key, sourced_id text, kind text, key text);
  create index roster_ids_key on roster_ids (kind, key);
`

/** In kilobytes. The system caches random reads too, and longer imports do not need more. */
export const pageCache = 4096

/**
 * Holds an import's rows in a database of its own next to the service's, so that files of any length need little memory and
 * lock nobody out. The worker opens it to write, pages to read.
 * @param options.hasLines false if nobody can look up a line of the files: faults and changes then name none
 */
export function openStaging(file: string, options: { create?: boolean; hasLines?: boolean } = {}) {
  const { hasLines = true } = options
  mkdirSync(dirname(file), { recursive: true })
  const connection = new Sqlite(file, { readonly: !options.create })
  connection.pragma(`cache_size = -${pageCache}`)
  if (options.create) {
    // It can be rebuilt from the files: no need to wait for the disk.
    connection.pragma('journal_mode = MEMORY')
    connection.pragma('synchronous = OFF')
    connection.exec(tables)
  }
  const prepare = (sql: string) => prepareOnce(connection, sql)
  const inserting = (table: string, columns: string[]) =>
    `insert or ignore into ${table} (${columns.map((column) => `"${column}"`).join()}) values (${columns.map(() => '?').join()})`
  const addRow = inserting('staged', ['kind', 'key', 'file', 'line', 'cells'])
  const addPresent = inserting('present', ['kind', 'key', 'id', 'cells'])
  const addPlanned = inserting('planned', ['kind', 'action', 'id', 'name', 'file', 'line', 'before', 'after'])
  const addFault = inserting('faults', ['file', 'line', 'column', 'key', 'values', 'blocks'])

  /** True if faults are stored as sentences, as they were up to version 16 of the database. */
  const wasInEnglish = () =>
    prepare(`select 1 from pragma_table_info('faults') where name = 'reason'`).get() !== undefined

  return {
    /** @returns the location of an earlier row with the same key; this one is then stored without a key, to be checked */
    addRow({ kind, key, file: from, line, cells }: StagedRow): RowLocation | null {
      const text = JSON.stringify(cells)
      if (prepare(addRow).run(kind, key, from, line, text).changes > 0) return null
      prepare(addRow).run(kind, null, from, line, text)
      return prepare('select file, line from staged where kind = ? and key = ?').get(kind, key) as RowLocation
    },
    addPresent: (kind: RecordKind, key: string, id: number, cells: RecordCells) =>
      void prepare(addPresent).run(kind, key, id, JSON.stringify(cells)),
    addPlanned: ({ kind, action, id, name, file: from, line, before, after }: Omit<PlannedChange, 'n'>) =>
      void prepare(addPlanned).run(
        ...[kind, action, id, name, from, hasLines ? line : null, toJson(before), toJson(after)],
      ),
    /** @param blocks whether they prevent applying the import */
    addFaults: (faults: readonly RowFault[], blocks = true) => {
      for (const { file: from, line, column, key, values } of faults)
        prepare(addFault).run(
          ...[from, hasLines ? line : null, column, key, JSON.stringify(values), Number(blocks)],
        )
    },
    hasRow: (kind: RecordKind, key: string): boolean =>
      prepare('select 1 from staged where kind = ? and key = ?').get(kind, key) !== undefined,
    /** The cells of a row by its key, as far as the file says them. */
    cellsOf(kind: RecordKind, key: string): RecordCells | null {
      const sql = 'select cells from staged where kind = ? and key = ?'
      const cells = prepare(sql).pluck().get(kind, key) as string | undefined
      return cells === undefined ? null : JSON.parse(cells)
    },
    /** The next rows of a kind, including those with a duplicate key. @param after `n` of the last one read */
    rows(kind: RecordKind, after: number, limit: number) {
      const sql = 'select n, file, line, cells from staged where kind = ? and n > ? order by n limit ?'
      return (prepare(sql).all(kind, after, limit) as Omit<JoinedRow, 'key' | 'id' | 'before'>[]).map(
        ({ cells, ...row }) => ({ ...row, cells: JSON.parse(cells) as RecordCells }),
      )
    },
    /** The next rows of a kind, each with the record of the same key. @param after `n` of the last one read */
    rowsWithPresent(kind: RecordKind, after: number, limit: number) {
      const sql = `select s.n, s.key, s.file, s.line, s.cells, p.id, p.cells as before from staged s
        left join present p on p.kind = s.kind and p.key = s.key where s.kind = ? and s.key is not null and s.n > ? order by s.n limit ?`
      return (prepare(sql).all(kind, after, limit) as JoinedRow[]).map(({ cells, before, ...row }) => ({
        ...row,
        cells: JSON.parse(cells) as RecordCells,
        before: before === null ? null : (JSON.parse(before) as RecordCells),
      }))
    },
    /** The next records of a kind without a row. */
    presentOnly(kind: RecordKind, after: number, limit: number) {
      const sql = `select p.n, p.id, p.cells from present p left join staged s on s.kind = p.kind and s.key = p.key
        where p.kind = ? and s.n is null and p.n > ? order by p.n limit ?`
      const rows = prepare(sql).all(kind, after, limit) as { n: number; id: number; cells: string }[]
      return rows.map(({ cells, ...row }) => ({ ...row, cells: JSON.parse(cells) as RecordCells }))
    },
    /** Planned changes of a kind. @param after `n` of the last one read */
    planned(filter: PlannedFilter, after: number, limit: number): PlannedChange[] {
      const sql = `select * from planned where kind = ? and action in (select value from json_each(?)) and n > ? order by n limit ?`
      return prepare(sql).all(filter.kind, JSON.stringify(filter.actions), after, limit).map(toPlanned)
    },
    /** One page of planned changes. */
    plannedPage(filter: PlannedFilter, limit: number, offset: number): PlannedChange[] {
      const sql = `select * from planned where kind = ? and action in (select value from json_each(?)) order by n limit ? offset ?`
      return prepare(sql).all(filter.kind, JSON.stringify(filter.actions), limit, offset).map(toPlanned)
    },
    faults(blocks: boolean, limit: number, offset = 0): RowFault[] {
      const said = wasInEnglish() ? `'asWritten' as key, json_object('text', reason)` : 'key, "values"'
      const sql = `select file, line, "column", ${said} as "values" from faults where blocks = ?
        order by file, line, n limit ? offset ?`
      const rows = prepare(sql).all(Number(blocks), limit, offset) as (RowFault & { values: string })[]
      return rows.map(({ values, ...fault }) => ({ ...fault, values: JSON.parse(values) }))
    },
    countFaults: (blocks: boolean) =>
      prepare('select count(*) from faults where blocks = ?').pluck().get(Number(blocks)) as number,
    ...stagedShares(prepare),
    ...stagedRoster(connection),
    /** Runs many writes in one transaction. */
    inOne: <T>(work: () => T): T => connection.transaction(work)(),
    close: () => connection.close(),
  }
}

export type Staging = ReturnType<typeof openStaging>

export interface PlannedFilter {
  kind: RecordKind
  actions: readonly PlannedChange['action'][]
}

interface JoinedRow {
  n: number
  key: string
  file: string
  line: number
  cells: string
  id: number | null
  before: string | null
}

const toJson = (cells: RecordCells | null) => (cells === null ? null : JSON.stringify(cells))

function toPlanned(row: unknown): PlannedChange {
  const { before, after, ...rest } = row as Record<'before' | 'after', string | null>
  return {
    ...(rest as unknown as Omit<PlannedChange, 'before' | 'after'>),
    before: before === null ? null : JSON.parse(before),
    after: after === null ? null : JSON.parse(after),
  }
}
