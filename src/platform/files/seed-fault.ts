/** A fault in the seed files, for whoever edits them. */
export interface SeedFault {
  /** Relative to the seed folder: `phrasings/es.csv`. */
  file: string
  /** Line number from 1, as in a text editor; null when it concerns the whole file. */
  line: number | null
  /** Header of the column; null when it concerns the whole row or file. */
  column: string | null
  /** In plain words: "is not a date such as 2026-11-25". */
  reason: string
}

const shownFaults = 50

/** The seed files have faults; nothing was written. The message names the first fifty, `faults` has all. */
export class SeedError extends Error {
  override name = 'SeedError'
  constructor(readonly faults: readonly SeedFault[]) {
    const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`
    const more = faults.length > shownFaults ? [`  and ${faults.length - shownFaults} more`] : []
    const lines = faults.slice(0, shownFaults).map((fault) => `  - ${describeFault(fault)}`)
    super([`The seed files have ${count}; nothing was written:`, ...lines, ...more].join('\n'))
  }
}

/** The database holds data that seeding would overwrite; nothing was written. The message says what to do. */
export class SeedRefused extends Error {
  override name = 'SeedRefused'
}

/** A fault as one line: `contacts.csv, line 12, phone: is not …`. */
export function describeFault({ file, line, column, reason }: SeedFault): string {
  const place = [file, line === null ? null : `line ${line}`, column].filter((part) => part !== null)
  return `${place.join(', ')}: ${reason}`
}
