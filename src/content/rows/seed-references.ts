import type { SeedFault } from '../../platform/files/seed-fault.js'
import type { RowLocation } from './seed-file.js'

/** Notes a fault of a row. */
export type Report = (at: RowLocation, column: string | null, reason: string) => void

/** @param faults where the faults go */
export function createReport(faults: SeedFault[]): Report {
  return (at, column, reason) => faults.push({ ...at, column, reason })
}

/**
 * Reports rows whose key another row has already.
 * @param what the key as the person knows it: "the slug"
 */
export function checkTwice<R extends { at: RowLocation }>(
  rows: R[],
  keyOf: (row: R) => string,
  what: string,
  report: Report,
): void {
  const first = new Map<string, RowLocation>()
  for (const row of rows) {
    const key = keyOf(row)
    const before = first.get(key)
    if (before === undefined) first.set(key, row.at)
    else report(row.at, null, twiceReason(what, before, row.at))
  }
}

/** What is wrong with a row whose key another one has. @param first the row that had it before */
export function twiceReason(what: string, first: RowLocation, at: RowLocation): string {
  const where = first.file === at.file ? `line ${first.line}` : `${first.file}, line ${first.line}`
  return `has ${what} of ${where}`
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
  faults: readonly SeedFault[],
  report: Report,
): Known {
  // Only when something is not known, and after that file itself was checked.
  let isSound: boolean | null = null
  return {
    check(value, at, column) {
      if (known.has(value)) return
      isSound ??= !faults.some((fault) => fault.file === file)
      if (isSound) report(at, column, `"${value}" is not in ${file}`)
    },
  }
}
