import type { RowFault } from '../../platform/files/row-fault.js'
import { wording } from '../../platform/language/wording.js'
import { type CheckedRow, type RecordCells, recordKey } from '../records/record-cells.js'
import {
  describeKind,
  directoryKinds,
  isDirectoryKind,
  type RecordKind,
  recordKinds,
} from '../records/record-kinds.js'
import type { RecordStore } from '../records/record-store.js'
import { checkDirectorySeed, contactKey, type DirectoryRows } from '../rows/check-directory-seed.js'
import { checkRoutingSeed, type RoutingRows } from '../rows/check-routing-seed.js'
import { checkRows, type RowLocation } from '../rows/seed-file.js'
import { checkPlannedPhrasings } from './check-planned-phrasings.js'
import { checkPlannedPosts } from './check-planned-posts.js'
import type { FaultKeeper } from './keep-faults.js'
import { lineOfRecord, settleFaults } from './settle-faults.js'
import type { Staging } from './staging.js'

/** What a check across rows needs of a row: few columns, and where it stands. */
export type SlimRow = Record<string, unknown> & { at: RowLocation; words: CheckedRow['words'] }

/** Kinds of which there may be very many: never in memory, but looked up where they are staged and stored. */
export const longKinds = ['people', 'posts', 'phrasings'] as const satisfies RecordKind[]

export const isLong = (kind: RecordKind): kind is (typeof longKinds)[number] =>
  (longKinds as readonly RecordKind[]).includes(kind)

/** Columns that are looked at across rows, of the kinds that come once a school; of the others all. */
const slimColumns: Partial<Record<RecordKind, readonly string[]>> = {
  schools: ['slug'],
  offices: ['id', 'level'],
  contacts: ['office', 'school'],
}

/** Keeps of a row what is looked at across rows. */
export function slimRow(kind: RecordKind, row: CheckedRow & { at?: RowLocation }, at: RowLocation): SlimRow {
  const columns = slimColumns[kind]
  if (!columns) return { ...row, at }
  return { ...Object.fromEntries(columns.map((column) => [column, row[column]])), at, words: {} }
}

/** Rows that will be there: from files, or from the database. */
export interface PlannedRows {
  /** Whether records may go. */
  removes: boolean
  /** Rows of the files, of the kinds that are brought in; none of the long kinds. */
  given: Map<RecordKind, SlimRow[]>
  /** Whether a record of such a kind stays, though no row of the files is about it. */
  stays(kind: RecordKind, key: string): boolean
}

/**
 * Checks everything as it will be when the rows are in. What was wrong in the database before is no fault of the import.
 * @param faults takes those of rows in files, and of records that the rows would leave without what they point to
 */
export function crossCheck(
  records: RecordStore,
  staging: Staging,
  { given, stays, removes }: PlannedRows,
  faults: FaultKeeper,
): void {
  const kinds = kindsToCheck([...given.keys()], removes)
  const present = new Map(kinds.map((kind) => [kind, presentRows(records, kind)]))
  const before = Object.fromEntries(
    kinds.map((kind) => [kind, (present.get(kind) ?? []).map(({ row }) => row)]),
  )
  const after = Object.fromEntries(
    kinds.map((kind) => {
      const rows = present.get(kind) ?? []
      const fromFiles = given.get(kind)
      const kept = fromFiles ? rows.filter(({ key }) => stays(kind, key)) : rows
      return [kind, [...(fromFiles ?? []), ...kept.map(({ row }) => row)]]
    }),
  )
  const known = recordKinds.filter(faults.isFaulty).map(faultOf)
  const settle = settleFaults(records, faults, () => check(before, []))
  settle(check(after, known))
  const slugsIn = (rows: typeof after) =>
    'topics' in rows ? new Set(rows.topics!.map(({ slug }) => String(slug))) : null
  const [topicsBefore, topicsAfter] = [slugsIn(before), slugsIn(after)]
  if (topicsBefore && topicsAfter) {
    const isKept = (key: string) => removes && (!given.has('phrasings') || stays('phrasings', key))
    checkPlannedPhrasings(records, staging, { isKept, before: topicsBefore, after: topicsAfter }, faults)
  }
  // Where posts stay as they are, and nothing goes, they point to what they pointed to before.
  if (!removes && !given.has('posts')) return
  const contactsIn = (rows: typeof after) =>
    new Set((rows.contacts as unknown as DirectoryRows['contacts']).map(contactKey))
  const isGiven = { people: given.has('people'), posts: given.has('posts') }
  const isKept = (kind: 'people' | 'posts', key: string) => !isGiven[kind] || stays(kind, key)
  checkPlannedPosts(
    records,
    staging,
    { isKept, isGiven, before: contactsIn(before), after: contactsIn(after) },
    faults,
  )
}

/** Stands for any fault of a kind. */
const faultOf = (kind: RecordKind): RowFault => ({
  file: `${kind}.csv`,
  line: null,
  column: null,
  ...wording('fault.wrong'),
})

/** What routing holds, and what of it points to the directory. */
const routingKinds = recordKinds.filter((kind) => !isDirectoryKind(kind))
const pointing = ['topics', 'ladders', 'rules'] as const

/** The directory's kinds belong together; routing is looked at where it is brought in, or may lose what it points to. */
function kindsToCheck(given: readonly RecordKind[], removes: boolean): RecordKind[] {
  const kinds = given.some((kind) => !isDirectoryKind(kind))
    ? recordKinds
    : removes
      ? [...directoryKinds, ...pointing]
      : directoryKinds
  return kinds.filter((kind) => !isLong(kind))
}

function presentRows(records: RecordStore, kind: RecordKind) {
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
    const keys = new Map(batch.map(({ cells, line }) => [line, recordKey(kind, cells)]))
    for (const row of checked) rows.push({ key: keys.get(row.at.line) ?? '', row })
  }
  let batch: { cells: RecordCells; line: number }[] = []
  for (const { id, cells } of records.each(kind)) {
    batch.push({ cells, line: lineOfRecord(kind, id) })
    if (batch.length === 500) {
      read(batch)
      batch = []
    }
  }
  read(batch)
  return rows
}

function check(rows: Record<string, SlimRow[]>, known: readonly RowFault[]): RowFault[] {
  const faults = [...known]
  const none = Object.fromEntries(routingKinds.map((kind) => [kind, []]))
  checkDirectorySeed({ ...rows, people: [], posts: [] } as unknown as DirectoryRows, faults)
  if (rows.topics) checkRoutingSeed({ ...none, ...rows } as unknown as RoutingRows, faults)
  return faults.slice(known.length)
}
