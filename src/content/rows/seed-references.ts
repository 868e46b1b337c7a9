import type { RowFault } from '../../platform/files/row-fault.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import type { RowLocation } from './seed-file.js'

/** Notes a fault of a row. */
export type Report = (at: RowLocation, column: string | null, fault: Wording) => void

/** @param faults where the faults go */
export function createReport(faults: RowFault[]): Report {
  return (at, column, fault) => faults.push({ ...at, column, ...fault })
}

/**
 * Reports rows whose key another row has already.
 * @param what the key as the person knows it: "the slug"
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

/** What is wrong with a row whose key another one has. @param first the row that had it before */
export function sharedKey(what: Wording, first: RowLocation, at: RowLocation): Wording {
  const { file, line } = first
  // A record beside the one that is edited, or one that is in the directory: neither has a line in a file.
  if (line === 0) return wording('fault.takenHere', { what })
  if (line < 0) return wording('fault.takenByRecord', { what })
  const place = file === at.file ? wording('fault.line', { line }) : wording('fault.fileLine', { file, line })
  return wording('fault.taken', { what, place })
}

/**
 * What rows of another file can be pointed to. Where that file has bad rows nothing is reported: the row that is
 * pointed to may be among them, and one mistake is named once.
 */
export interface Known {
  check(value: string, at: RowLocation, column: string): void
}

/**
 * @param known what there is: a set, or who looks it up elsewhere
 * @param file the file the values come from: `offices.csv`
 */
export function createKnown(
  known: { has(value: string): boolean },
  file: string,
  faults: readonly Pick<RowFault, 'file'>[],
  report: Report,
): Known {
  // Only when something is not known, and after that file itself was checked.
  let isSound: boolean | null = null
  return {
    check(value, at, column) {
      if (known.has(value)) return
      isSound ??= !faults.some((fault) => fault.file === file)
      if (isSound) report(at, column, wording('fault.notIn', { value, file }))
    },
  }
}
