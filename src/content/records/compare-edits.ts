import type { RecordChange } from './change-store.js'
import { differingHeaders, type RecordCells, versionOf } from './record-cells.js'

/** A cell changed by two people, or by somebody else meanwhile. */
export interface EditDifference {
  header: string
  /** Its value when the form was opened; null if no longer known. */
  was: string | null
  theirs: string
  yours: string
  /** True when both changed it: the person must choose. */
  isClash: boolean
}

/** The comparison of two edits of one record. */
export interface EditClash {
  differences: EditDifference[]
  /** The form's new contents: yours, plus theirs where you changed nothing. */
  merged: RecordCells
}

/**
 * Compares an edit with a version saved since the form was opened.
 * @param version of the record when the form was opened
 * @param history of the record, to find the opened version in
 */
export function compareEdits(
  yours: RecordCells,
  theirs: RecordCells,
  version: string,
  history: readonly RecordChange[],
): EditClash {
  const was = findVersion(version, history)
  const differences = differingHeaders(yours, theirs).map((header) => {
    const cell = { was: was && (was[header] ?? ''), theirs: theirs[header] ?? '', yours: yours[header] ?? '' }
    // When the author of a change is unknown, the person must choose.
    return {
      header,
      ...cell,
      isClash: cell.was === null || (cell.was !== cell.yours && cell.was !== cell.theirs),
    }
  })
  const taken = differences.filter(({ isClash, was: before, yours: cell }) => !isClash && cell === before)
  return {
    differences: differences.filter((each) => each.isClash || taken.includes(each)),
    merged: { ...yours, ...Object.fromEntries(taken.map(({ header, theirs: cell }) => [header, cell])) },
  }
}

function findVersion(version: string, history: readonly RecordChange[]): RecordCells | null {
  const versions = history.flatMap(({ before, after }) => [after, before])
  return versions.find((cells) => cells && versionOf(cells) === version) ?? null
}
