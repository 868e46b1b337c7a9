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

/** The few columns of a row that cross-row checks need, and its line. */
export type SlimRow = Record<string, unknown> & { at: RowLocation; words: CheckedRow['words'] }

/** Kinds with very many rows: never held in memory, but looked up in the staging file and the database. */
export const longKinds = ['people', 'posts', 'phrasings'] as const satisfies RecordKind[]

export const isLong = (kind: RecordKind): kind is (typeof longKinds)[number] =>
  (longKinds as readonly RecordKind[]).includes(kind)

/** Columns needed across rows for kinds that repeat per school; other kinds need all. */
const slimColumns: Partial<Record<RecordKind, readonly string[]>> = {
  schools: ['slug', 'start', 'end', 'closed_from', 'successor'],
  offices: ['id', 'level', 'role', 'answered_by', 'closed_from', 'successor'],
  contacts: ['office', 'school', 'email', 'messages'],
}

/** Keeps only the columns that cross-row checks need. */
export function slimRow(kind: RecordKind, row: CheckedRow & { at?: RowLocation }, at: RowLocation): SlimRow {
  const columns = slimColumns[kind]
  if (!columns) return { ...row, at }
  return { ...Object.fromEntries(columns.map((column) => [column, row[column]])), at, words: {} }
}

/** The rows after the import, from files or the database. */
export interface PlannedRows {
  /** Whether records may be removed. */
  removes: boolean
  /** Rows of the files by imported kind, except the long kinds. */
  given: Map<RecordKind, SlimRow[]>
  /** Whether a record of a long kind stays without a row in the files. */
  stays(kind: RecordKind, key: string): boolean
}

/**
 * Checks everything as it will be after the import. Existing faults of the database do not count.
 * @param faults receives those of rows in files, and of records whose references would disappear
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
  // Links refer to topics, which may not be among the checked kinds.
  const topics = given.has('links') ? presentRows(records, 'topics').map(({ row }) => row) : undefined
  const settle = settleFaults(records, faults, () => check(before, [], topics))
  settle(check(after, known, topics))
  const slugsIn = (rows: typeof after) =>
    'topics' in rows ? new Set(rows.topics!.map(({ slug }) => String(slug))) : null
  const [topicsBefore, topicsAfter] = [slugsIn(before), slugsIn(after)]
  if (topicsBefore && topicsAfter) {
    const isKept = (key: string) => removes && (!given.has('phrasings') || stays('phrasings', key))
    checkPlannedPhrasings(records, staging, { isKept, before: topicsBefore, after: topicsAfter }, faults)
  }
  // Posts keep valid references if they stay unchanged and nothing is removed.
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

/** Marks any fault of a kind. */
const faultOf = (kind: RecordKind): RowFault => ({
  file: `${kind}.csv`,
  line: null,
  column: null,
  ...wording('fault.wrong'),
})

/** The routing kinds, and those that refer to the directory. */
const routingKinds = recordKinds.filter((kind) => !isDirectoryKind(kind))
const pointing = ['topics', 'ladders', 'rules'] as const

/** Directory kinds are checked together; routing only if imported, or if its references may disappear. */
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
        optional: [],
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

function check(
  rows: Record<string, SlimRow[]>,
  known: readonly RowFault[],
  topics: SlimRow[] | undefined,
): RowFault[] {
  const faults = [...known]
  const none = Object.fromEntries(routingKinds.map((kind) => [kind, []]))
  checkDirectorySeed({ topics, ...rows, people: [], posts: [] } as unknown as DirectoryRows, faults)
  if (rows.topics) checkRoutingSeed({ ...none, ...rows } as unknown as RoutingRows, faults)
  return faults.slice(known.length)
}
