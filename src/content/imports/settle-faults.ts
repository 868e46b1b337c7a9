import type { RowFault } from '../../platform/files/row-fault.js'
import { wording } from '../../platform/language/wording.js'
import { recordName } from '../records/record-cells.js'
import { type RecordKind, recordKinds } from '../records/record-kinds.js'
import type { RecordStore } from '../records/record-store.js'
import type { FaultKeeper } from './keep-faults.js'

/** A record of the database has no line in a file: it gets a negative one that identifies it. */
export function lineOfRecord(kind: RecordKind, id: number): number {
  return -(id * recordKinds.length + recordKinds.indexOf(kind) + 1)
}

/**
 * Passes on the faults of a check, except for those that the records had before.
 * @param before checks the current records; called once, and only if a record has a fault
 */
export function settleFaults(
  records: RecordStore,
  faults: FaultKeeper,
  before: () => RowFault[],
): (found: RowFault[]) => void {
  let old: Set<string> | null = null
  return (found) => {
    if (found.some(isOfRecord)) old ??= new Set(before().map((fault) => JSON.stringify(fault)))
    const own = found.filter((fault) => !isOfRecord(fault) || !old?.has(JSON.stringify(fault)))
    faults.take(own.map((fault) => (isOfRecord(fault) ? ofRecord(fault, records) : fault)))
    found.length = 0
  }
}

const isOfRecord = ({ line }: RowFault) => line !== null && line < 0

function ofRecord(fault: RowFault, records: RecordStore): RowFault {
  const number = -(fault.line ?? 0) - 1
  const kind = recordKinds[number % recordKinds.length]!
  const cells = records.get(kind, Math.floor(number / recordKinds.length))?.cells
  const { key, values } = fault
  const name = cells ? recordName(kind, cells) : kind
  return { ...fault, line: null, ...wording('fault.ofRecord', { name, reason: { key, values } }) }
}
