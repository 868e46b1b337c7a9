import type { RecordChange } from './change-store.js'
import { differingHeaders, type RecordCells, versionOf } from './record-cells.js'

/** A cell that two people changed, or that somebody else changed meanwhile. */
export interface EditDifference {
  header: string
  /** As it was when the form was opened; null where that is not known any more. */
  was: string | null
  theirs: string
  yours: string
  /** Whether both changed it: then one has to choose. */
  isClash: boolean
}

/** Two edits of one record, laid side by side. */
export interface EditClash {
  differences: EditDifference[]
  /** What the form is to hold now: yours, and theirs where you changed nothing. */
  merged: RecordCells
}

/**
 * Compares what somebody wants to save with what somebody else has saved since the form was opened.
 * @param version of the record when the form was opened
 * @param history of the record: the opened version is looked for in it
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
    // Where it is not known who changed it, it is for the person to say.
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
