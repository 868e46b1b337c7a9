import type { RowFault } from '../../platform/files/row-fault.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import type { RowLocation } from './seed-file.js'

/** Records a fault of a row. */
export type Report = (at: RowLocation, column: string | null, fault: Wording) => void

/** @param faults receives the faults */
export function createReport(faults: RowFault[]): Report {
  return (at, column, fault) => faults.push({ ...at, column, ...fault })
}

/**
 * Reports rows with the key of an earlier row.
 * @param what names the key: "the slug"
 */
export function checkTwice<R extends { at: RowLocation }>(
  rows: R[],
  keyOf: (row: R) => string,
  what: Wording,
  report: Report,
): void {
  const first = new Map<string, RowLocation>()
  for (const row of rows) {
    const key = keyOf(row)
    const before = first.get(key)
    if (before === undefined) first.set(key, row.at)
    else report(row.at, null, sharedKey(what, before, row.at))
  }
}

/** The fault of a duplicate key. @param first the earlier row with the key */
export function sharedKey(what: Wording, first: RowLocation, at: RowLocation): Wording {
  const { file, line } = first
  // A related record, or one in the directory: neither has a line in a file.
  if (line === 0) return wording('fault.takenHere', { what })
  if (line < 0) return wording('fault.takenByRecord', { what })
  const place = file === at.file ? wording('fault.line', { line }) : wording('fault.fileLine', { file, line })
  return wording('fault.taken', { what, place })
}

/**
 * Rows of another file, as targets of references. Reports nothing while that file has faulty rows: the target may be one of
 * them, and one mistake is reported once.
 */
export interface Known {
  check(value: string, at: RowLocation, column: string): void
}

/**
 * @param known the existing values: a set, or a function that looks them up
 * @param file the file with the values: `offices.csv`
 */
export function createKnown(
  known: { has(value: string): boolean },
  file: string,
  faults: readonly Pick<RowFault, 'file'>[],
  report: Report,
): Known {
  // Only on the first unknown value, after that file itself was checked.
  let isSound: boolean | null = null
  return {
    check(value, at, column) {
      if (known.has(value)) return
      isSound ??= !faults.some((fault) => fault.file === file)
      if (isSound) report(at, column, wording('fault.notIn', { value, file }))
    },
  }
}
