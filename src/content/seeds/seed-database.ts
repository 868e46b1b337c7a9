import { createHash } from 'node:crypto'
import type Sqlite from 'better-sqlite3'
import { type DirectoryChange, noteDirectoryChanges } from '../../platform/database/note-directory-changes.js'
import type { Database } from '../../platform/database/open-database.js'
import { removeRows, type SyncedTable, type TableChange } from '../../platform/database/sync-table.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import { wording } from '../../platform/language/wording.js'
import { checkDirectorySeed } from '../rows/check-directory-seed.js'
import { checkRoutingSeed } from '../rows/check-routing-seed.js'
import { moveSampleDays } from '../rows/sample-days.js'
import { readSeedContent, type SeedContent } from '../rows/seed-content.js'
import { seededTables, syncTables } from '../rows/seed-tables.js'
import { SeedError, SeedRefused } from './seed-error.js'
import { standardContent } from './standard-content.js'

/** The result of seeding. */
export interface SeedResult {
  /** By table; omits unchanged tables. */
  changes: Record<string, TableChange>
  /** Probable mistakes in the files. */
  warnings: RowFault[]
}

const mark = 'seeded-from'
const tableNames = Object.keys(seededTables)

/**
 * Seeds the database from a folder, in one transaction. Can be repeated: rows keep their ids, the same files change
 * nothing. Directory changes go to the outbox in the same transaction.
 * @param folder with the CSV files
 * @param options.force true to replace other data, or data edited since the last seeding
 * @param options.today ISO date: the sample's contacts are as freshly checked as when it was written
 * @param options.standard true to take only the part that fits any district
 * @throws {SeedError} with every fault of every file; nothing is written
 * @throws {SeedRefused} if seeding would overwrite other or edited data; nothing is written
 */
export function seedDatabase(
  database: Database,
  folder: string,
  options: { force?: boolean; today?: string; standard?: boolean } = {},
): SeedResult {
  const { content: whole, warnings } = readCheckedSeed(folder)
  const { force = false, today = null, standard = false } = options
  const content = standard ? standardContent(whole) : whole
  const connection = database.$client
  const write = connection.transaction(() => {
    const filled = filledTables(connection).length > 0
    return writeSeed(connection, moveSampleDays(connection, { folder, content, today, filled }), force)
  })
  return { changes: write.immediate(), warnings }
}

/** True if the database holds nothing seeded, and may be filled. */
export function isUnseeded(database: Database): boolean {
  return filledTables(database.$client).length === 0
}

function readCheckedSeed(folder: string): { content: SeedContent; warnings: RowFault[] } {
  const faults: RowFault[] = []
  const content = readSeedContent(folder, faults)
  checkDirectorySeed(content, faults)
  const warnings = checkRoutingSeed(content, faults)
  if (faults.length > 0) throw new SeedError(inOrder(faults))
  return { content, warnings }
}

function inOrder(faults: RowFault[]): RowFault[] {
  return faults.sort((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0))
}

function writeSeed(
  connection: Sqlite.Database,
  content: SeedContent,
  force: boolean,
): Record<string, TableChange> {
  if (!force) refuseOtherData(connection)
  const before = directoryKeys(connection)
  const synced = syncTables(connection, content)
  letGoOfSchools(connection, synced.get('schools')!.stale, force)
  const changes = removeStale(connection, synced)
  if (Object.keys(changes).length > 0) {
    noteDirectoryChanges(connection, touched(before, directoryKeys(connection)))
    markSeeded(connection)
  }
  return changes
}

function refuseOtherData(connection: Sqlite.Database): void {
  const filled = filledTables(connection)
  if (filled.length === 0) return
  const seeded = connection.prepare('select value from notes where key = ?').pluck().get(mark)
  if (seeded === undefined) throw new SeedRefused(wording('seed.ownData', { tables: filled.join(', ') }))
  if (seeded !== fingerprint(connection) && !isAsBeforeRoles(connection, seeded))
    throw new SeedRefused(wording('seed.edited'))
}

function filledTables(connection: Sqlite.Database): string[] {
  return tableNames.filter(
    (table) => connection.prepare(`select 1 from ${table} limit 1`).get() !== undefined,
  )
}

/** Early databases do not have them: empty, they do not count in the hash. */
const newerTables: ReadonlySet<string> = new Set(['rules', 'links', 'link_words'])

/** A hash over everything seeded, to detect edits. */
function fingerprint(connection: Sqlite.Database, officeColumns: string | null = null): string {
  const hash = createHash('sha256')
  for (const table of tableNames) {
    const columns = (table === 'offices' && officeColumns) || columnsIn(connection, table)
    const rows = connection.prepare(`select ${columns} from ${table} order by rowid`).raw().all()
    if (newerTables.has(table) && rows.length === 0) continue
    hash.update(`\n${table}\n`)
    hash.update(JSON.stringify(rows))
  }
  return hash.digest('hex')
}

/** Columns that came later: while they are empty, the hash is the one stored before them. */
const laterColumns: Record<string, readonly string[]> = {
  schools: ['closed_from', 'successor'],
  contacts: ['messages', 'address'],
  crisis_lines: ['hours'],
  offices: ['answered_by', 'closed_from', 'successor'],
}

function columnsIn(connection: Sqlite.Database, table: string): string {
  const isEmpty = (column: string) =>
    connection.prepare(`select 1 from ${table} where ${column} is not null limit 1`).get() === undefined
  const empty = (laterColumns[table] ?? []).filter(isEmpty)
  if (empty.length === 0) return '*'
  const all = connection.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[]
  return all.filter((column) => !empty.includes(column)).join()
}

/** Early databases were marked before offices had roles; if an office was edited since, its role may have been, too. */
function isAsBeforeRoles(connection: Sqlite.Database, seeded: unknown): boolean {
  const edited = connection.prepare("select 1 from record_changes where kind = 'offices' limit 1").get()
  return edited === undefined && seeded === fingerprint(connection, 'id, level, position')
}

function markSeeded(connection: Sqlite.Database): void {
  connection
    .prepare(
      'insert into notes (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    )
    .run(mark, fingerprint(connection))
}

/** Families' inquiries about a school outlive it: without force, keep such a school. */
function letGoOfSchools(connection: Sqlite.Database, stale: number[], force: boolean): void {
  const asked = connection.prepare(
    'select slug, count(*) as times from inquiries join schools on schools.id = school where school = ?',
  )
  const forget = connection.prepare('update inquiries set school = null where school = ?')
  for (const id of stale) {
    const { slug, times } = asked.get(id) as { slug: string | null; times: number }
    if (times > 0 && !force)
      throw new SeedRefused(wording('seed.askedSchool', { school: slug ?? '', count: times }))
    forget.run(id)
  }
}

function removeStale(
  connection: Sqlite.Database,
  synced: Map<string, SyncedTable>,
): Record<string, TableChange> {
  // Delete referring rows before the rows they refer to.
  for (const [table, { stale }] of [...synced].reverse()) removeRows(connection, table, stale)
  const changes = [...synced].map(
    ([table, { change, stale }]) => [table, { ...change, removed: stale.length }] as const,
  )
  return Object.fromEntries(
    changes.filter(([, { added, changed, removed }]) => added + changed + removed > 0),
  )
}

function directoryKeys(connection: Sqlite.Database): DirectoryChange[] {
  const keys = `
    select 'school' as kind, slug as key from schools
    union all select 'office', id from offices
    union all select 'contact', cast(id as text) from contacts
    union all select 'person', slug from people`
  return connection.prepare(keys).all() as DirectoryChange[]
}

/** Seeding touches many rows: reindex the whole directory, including removed records. */
function touched(before: DirectoryChange[], after: DirectoryChange[]): DirectoryChange[] {
  const named = new Map([...before, ...after].map((change) => [`${change.kind} ${change.key}`, change]))
  return [...named.values()]
}
