import { checkDirectorySeed, type DirectoryRows } from '../database/check-directory-seed.js'
import { checkRoutingSeed, type RoutingRows } from '../database/check-routing-seed.js'
import type { SeedFault } from '../database/seed-fault.js'
import { checkRows, type Place } from '../database/seed-file.js'
import { type CheckedRow, keyOf, nameOf, type RecordCells } from '../records/record-cells.js'
import {
  describeKind,
  directoryKinds,
  isDirectoryKind,
  type RecordKind,
  recordKinds,
} from '../records/record-kinds.js'
import type { RecordStore } from '../records/record-store.js'

/** What a check across rows needs of a row: few columns, and where it stands. */
export type SlimRow = Record<string, unknown> & { at: Place; words: CheckedRow['words'] }

/** Columns that are looked at across rows, of the kinds that may have many; of the others all. */
const slimColumns: Partial<Record<RecordKind, readonly string[]>> = {
  schools: ['slug'],
  offices: ['id', 'level'],
  contacts: ['office', 'school'],
  people: ['slug'],
  posts: [
    ...['person', 'office', 'school', 'position', 'grades', 'last_names', 'language'],
    ...['away_from', 'away_until'],
  ],
}

/** Keeps of a row what is looked at across rows. */
export function slimRow(kind: RecordKind, row: CheckedRow & { at?: Place }, at: Place): SlimRow {
  const columns = slimColumns[kind]
  if (!columns) return { ...row, at }
  return { ...Object.fromEntries(columns.map((column) => [column, row[column]])), at, words: {} }
}

/** Rows that will be there: from files, or from the database. */
export interface RowsToBe {
  /** Whether records may go. */
  removes: boolean
  /** Rows of the files, of the kinds that are brought in. */
  given: Map<RecordKind, SlimRow[]>
  /** Whether a record of such a kind stays, though no row of the files is about it. */
  stays(kind: RecordKind, key: string): boolean
}

/**
 * Checks everything as it will be when the rows are in. What was wrong in the database before is no fault of the import.
 * @returns the faults: those of rows in files, and of records that the rows would leave without what they point to
 */
export function crossCheck(
  records: RecordStore,
  { given, stays, removes }: RowsToBe,
  known: readonly SeedFault[],
): SeedFault[] {
  const kinds = kindsToCheck([...given.keys()], removes)
  const names = new Map<number, string>()
  const present = new Map(kinds.map((kind) => [kind, presentRows(records, kind, names)]))
  const after = kinds.map((kind) => {
    const rows = present.get(kind) ?? []
    const fromFiles = given.get(kind)
    const kept = fromFiles ? rows.filter(({ key }) => stays(kind, key)) : rows
    return [kind, [...(fromFiles ?? []), ...kept.map(({ row }) => row)]] as const
  })
  const faults = check(Object.fromEntries(after), known)
  if (!faults.some(isOfRecord)) return faults
  const before = check(
    Object.fromEntries(kinds.map((kind) => [kind, (present.get(kind) ?? []).map(({ row }) => row)])),
    [],
  )
  const old = new Set(before.map((fault) => JSON.stringify(fault)))
  return faults
    .filter((fault) => !isOfRecord(fault) || !old.has(JSON.stringify(fault)))
    .map((fault) => (isOfRecord(fault) ? ofRecord(fault, names) : fault))
}

/** Records of the database have no line in a file: theirs is below zero. */
const isOfRecord = ({ line }: SeedFault) => line !== null && line < 0

function ofRecord(fault: SeedFault, names: Map<number, string>): SeedFault {
  return {
    ...fault,
    line: null,
    reason: `${names.get(fault.line ?? 0)}, which is in the directory: ${fault.reason}`,
  }
}

/** What routing holds, and what of it points to the directory. */
const routingKinds = recordKinds.filter((kind) => !isDirectoryKind(kind))
const pointing = ['topics', 'ladders', 'rules'] as const

/** The directory's kinds belong together; routing is looked at where it is brought in, or may lose what it points to. */
function kindsToCheck(given: readonly RecordKind[], removes: boolean): RecordKind[] {
  if (given.some((kind) => !isDirectoryKind(kind))) return recordKinds
  return removes ? [...directoryKinds, ...pointing] : [...directoryKinds]
}

function presentRows(records: RecordStore, kind: RecordKind, names: Map<number, string>) {
  const rows: { key: string; row: SlimRow }[] = []
  const description = describeKind(kind)
  const columns = slimColumns[kind]
  const slim = columns
    ? {
        columns: Object.fromEntries(columns.map((column) => [column, description.columns[column]!])),
        words: {},
      }
    : description
  const read = (batch: { cells: RecordCells; line: number }[]) => {
    const [first] = batch
    if (!first) return
    const headers = Object.keys(first.cells).filter(
      (header) => header !== 'position' || header in slim.columns,
    )
    const wanted = columns ? [...columns] : headers
    const table = {
      headers: wanted,
      rows: batch.map(({ cells, line }) => ({ line, cells: wanted.map((header) => cells[header] ?? '') })),
    }
    const checked = checkRows(slim, table, `${kind}.csv`, []) as unknown as SlimRow[]
    const keys = new Map(batch.map(({ cells, line }) => [line, keyOf(kind, cells)]))
    for (const row of checked) rows.push({ key: keys.get(row.at.line) ?? '', row })
  }
  let batch: { cells: RecordCells; line: number }[] = []
  for (const { id, cells } of records.each(kind)) {
    const line = -(id * recordKinds.length + recordKinds.indexOf(kind) + 1)
    if (!['people', 'phrasings', 'danger-phrases', 'out-of-scope'].includes(kind))
      names.set(line, nameOf(kind, cells))
    batch.push({ cells, line })
    if (batch.length === 500) {
      read(batch)
      batch = []
    }
  }
  read(batch)
  return rows
}

function check(rows: Partial<Record<RecordKind, SlimRow[]>>, known: readonly SeedFault[]): SeedFault[] {
  const faults = [...known]
  const none = Object.fromEntries(routingKinds.map((kind) => [kind, []]))
  checkDirectorySeed(rows as unknown as DirectoryRows, faults)
  if (rows.topics) checkRoutingSeed({ ...none, ...rows } as unknown as RoutingRows, faults)
  return faults.slice(known.length)
}
