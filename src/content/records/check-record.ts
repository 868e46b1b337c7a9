import { LRUCache } from 'lru-cache'
import type { RowFault } from '../../platform/files/row-fault.js'
import { checkCaseloads } from '../rows/check-caseloads.js'
import { checkDirectoryRows, type DirectoryRows } from '../rows/check-directory-seed.js'
import { checkRows } from '../rows/seed-file.js'
import { createReport } from '../rows/seed-references.js'
import { checkTwin } from './check-twin.js'
import type { CheckedRow, RecordCells } from './record-cells.js'
import { type DirectoryKind, describeKind, type RecordKind } from './record-kinds.js'
import type { RecordStore, StoredRecord } from './record-store.js'

/** Line of the checked row; the rows around it have line 0. */
const ownLine = 1

export interface RecordCheck {
  /** Null if there are faults. */
  row: CheckedRow | null
  /** Faults of the record. `column` is a header. */
  faults: RowFault[]
  /** Warnings about its group that do not block it: families that nobody serves. */
  remarks: RowFault[]
}

/**
 * Validates one record like a row of a file: alone, and against related records.
 * @param id of the changed record; null for a new one
 */
export function checkRecord(
  records: RecordStore,
  kind: DirectoryKind,
  cells: RecordCells,
  id: number | null,
): RecordCheck {
  const faults: RowFault[] = []
  const [row] = checkCells(kind, [cells], ownLine, faults)
  if (!row) return { row: null, faults, remarks: [] }
  const around = rowsAround(records, kind, row as unknown as CheckedRow, id)
  const found: RowFault[] = []
  checkDirectoryRows(around, found)
  const own = [
    // Ignore faults elsewhere in the file: a district's first facts are saved one by one.
    ...found.filter(({ file, line }) => file === `${kind}.csv` && line === ownLine),
    ...checkTwin(records, kind, cells, id),
  ]
  const remarks: RowFault[] = []
  if (kind === 'posts') checkCaseloads(around.posts, createReport(remarks))
  return { row: own.length > 0 ? null : (row as unknown as CheckedRow), faults: own, remarks }
}

/** Validates rows one by one; leaves out faulty ones. */
export function checkCells(
  kind: RecordKind,
  rows: readonly RecordCells[],
  line: number,
  faults: RowFault[],
): CheckedRow[] {
  const [first] = rows
  if (!first) return []
  const { columns } = describeKind(kind)
  // Most files have no column for list position.
  const headers = Object.keys(first).filter((header) => header !== 'position' || header in columns)
  const table = {
    headers,
    rows: rows.map((row) => ({ line, cells: headers.map((header) => row[header] ?? '') })),
  }
  return checkRows(describeKind(kind), table, `${kind}.csv`, faults) as unknown as CheckedRow[]
}

/** Kinds with few rows, which are all read. */
const wholeKinds = [
  'schools',
  'offices',
  'calendar',
  'crisis-lines',
  'outside-services',
  'links',
  'district',
] as const

/** The record with its related records: the same key, and its references. */
function rowsAround(
  records: RecordStore,
  kind: DirectoryKind,
  row: CheckedRow,
  id: number | null,
): DirectoryRows {
  const stored: Record<string, StoredRecord[]> = { contacts: [], people: [], posts: [] }
  for (const whole of wholeKinds) stored[whole] = [...records.each(whole)]
  if (kind === 'links') stored.topics = records.where('topics', '"slug" = ?', [String(row.topic ?? '')])
  const at = [String(row.office ?? ''), String(row.school ?? '')]
  if (kind === 'contacts' || kind === 'posts')
    stored.contacts = records.where('contacts', '"office" = ? and "school" = ?', at)
  if (kind === 'offices') stored.contacts = records.where('contacts', '"office" = ?', [String(row.id)])
  if (kind === 'people') stored.people = records.where('people', '"slug" = ?', [String(row.slug)])
  if (kind === 'posts') {
    stored.people = records.where('people', '"slug" = ?', [String(row.person)])
    stored.posts = records.where('posts', '"office" = ? and "school" = ?', at)
  }
  const rows = Object.entries(stored).map(([each, found]) => {
    const others = found.filter((record) => each !== kind || record.id !== id).map(({ cells }) => cells)
    const checked = others.flatMap((cells) => soundRow(each as DirectoryKind, cells) ?? [])
    return [each, each === kind ? [...checked, row] : checked]
  })
  return Object.fromEntries(rows) as DirectoryRows
}

/** Sound rows by kind and cells: each save checks hundreds around the record, and nearly all are as they were. Nobody changes them. */
const sound = new LRUCache<string, CheckedRow>({ max: 2000 })

/** A row around the record; null if it is faulty. */
function soundRow(kind: DirectoryKind, cells: RecordCells): CheckedRow | null {
  const key = `${kind} ${JSON.stringify(cells)}`
  const row = sound.get(key) ?? checkCells(kind, [cells], 0, [])[0] ?? null
  if (row) sound.set(key, row)
  return row
}
