import { wording } from '../../platform/language/wording.js'
import { twinName } from '../records/check-twin.js'
import { type RecordCells, recordName } from '../records/record-cells.js'
import type { RecordKind } from '../records/record-kinds.js'
import type { RecordStore } from '../records/record-store.js'
import { storedRows } from './rows-to-check.js'
import type { Staging } from './staging.js'

/** The most names that a remark shows. */
const shownNames = 5
const rowsInBatch = 500

/**
 * Adds a remark about schools, offices, or people to whom the files give a name that another one has. A form refuses that; a
 * district may bring such names along. Call it once the present records are staged.
 * @param stays whether a record stays without a row in the files
 */
export function remarkTwins(
  records: RecordStore,
  staging: Staging,
  kind: RecordKind,
  stays: (kind: RecordKind, key: string) => boolean,
): void {
  if (twinName(kind, {}) === null) return
  const counts = new Map<string, number>()
  const note = (cells: RecordCells) => {
    const name = twinName(kind, cells)!
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  for (const { cells } of storedRows(records, kind, (key) => stays(kind, key))) note(cells)
  for (const { cells } of plannedRows(staging, kind)) note(cells)
  const twins: { file: string; name: string }[] = []
  for (const { file, cells, before } of plannedRows(staging, kind)) {
    const name = twinName(kind, cells)!
    const isNew = before === null || twinName(kind, before) !== name
    if (isNew && (counts.get(name) ?? 0) > 1) twins.push({ file, name: recordName(kind, cells) })
  }
  const [first] = twins
  if (!first) return
  const list = [...new Set(twins.map(({ name }) => name))].slice(0, shownNames).join(', ')
  const remark = wording('fault.twinsInFile', { count: twins.length, list })
  staging.addFaults([{ file: first.file, line: null, column: null, ...remark }], false)
}

/** Rows as they will be, each with its record as it is. */
function* plannedRows(staging: Staging, kind: RecordKind) {
  for (let after = 0; ; ) {
    const rows = staging.rowsWithPresent(kind, after, rowsInBatch)
    for (const { file, cells, before } of rows) yield { file, before, cells: { ...before, ...cells } }
    if (rows.length < rowsInBatch) return
    after = rows.at(-1)!.n
  }
}
