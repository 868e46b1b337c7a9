import type { Counted, ShownPiece, Tallies } from './tallies.js'
import { wilson } from './wilson.js'

/** Where a share lies, with its 95 % interval; 0 to 1. */
export interface Bounds {
  /** Null where smaller counts are left out: then only the bounds are known. */
  share: number | null
  low: number
  high: number
}

/** Wider bounds tell nothing. */
const maxWidth = 0.25

type Result = Counted['results'][number]

/** Which rows of a property to count: with neither, everyone. */
export interface RateRow {
  about?: string
  group?: string
  value?: string | null
}

/** A count: at least, and at most. */
interface Range {
  least: number
  most: number
}

/**
 * The share of some results among some more, of a row, in the weeks in which everyone's are known. What is left out of a
 * row's count is in the rest of its group, or of everyone: so the bounds hold for every way to fill it in. Weeks are not chosen by the
 * row's own counts: that would show a small group in its worst weeks.
 * @param of all results, `results` among them
 * @returns null where the bounds are too wide to tell anything
 */
export function boundsOf(
  all: Tallies,
  row: RateRow,
  { results, of }: { results: readonly Result[]; of: readonly Result[] },
): Bounds | null {
  const tallies = all.whereKnown(of.map((result) => ({ results: [result] })))
  const own = sumOf(results.map((result) => rangeOf(tallies, row, result)))
  const others = of.filter((result) => !results.includes(result))
  const rest = sumOf(others.map((result) => rangeOf(tallies, row, result)))
  if (own.least + rest.least === 0) return null
  const { low } = wilson(own.least, own.least + rest.most)
  const { high } = wilson(own.most, own.most + rest.least)
  const isExact = own.least === own.most && rest.least === rest.most
  if (high - low > maxWidth) return null
  return { share: isExact ? own.least / (own.least + rest.least) : null, low, high }
}

function sumOf(ranges: readonly Range[]): Range {
  return {
    least: ranges.reduce((sum, { least }) => sum + least, 0),
    most: ranges.reduce((sum, { most }) => sum + most, 0),
  }
}

function rangeOf(tallies: Tallies, row: RateRow, result: Result): Range {
  const of = (counted: Omit<Counted, 'results'>) => tallies.piecesOf({ results: [result], ...counted })
  const total = of({})
  if (!row.about) return { least: timesOf(total), most: timesOf(total) }
  const own = of(row)
  const least = timesOf(own)
  const { others, siblings } = besides(tallies, row, result)
  const covered = weeksOf(own)
  const group = of({ ...row, value: null })
  const ofAll = leftOf(total, covered, [...own, ...siblings, ...others])
  const ofGroup =
    leftOf(group, covered, [...own, ...siblings]) +
    leftOf(total, new Set([...covered, ...weeksOf(group)]), [...group, ...others])
  return { least, most: least + Math.min(ofAll, ofGroup) }
}

/** What is known of the other groups of a property, and of the other values of the same group. */
function besides(
  tallies: Tallies,
  { about = '', group: own, value: ownValue = null }: RateRow,
  result: Result,
) {
  const of = (row: Omit<Counted, 'results'>) => tallies.piecesOf({ results: [result], about, ...row })
  const rows = tallies.rowsOf([result], about)
  const others = rows.filter(({ group, value }) => value === null && group !== own)
  const siblings = rows.filter(
    ({ group, value }) => ownValue !== null && value !== null && group === own && value !== ownValue,
  )
  return { others: others.flatMap(of), siblings: siblings.flatMap(of) }
}

const timesOf = (pieces: readonly ShownPiece[]) => pieces.reduce((sum, { times }) => sum + times, 0)
const weeksOf = (pieces: readonly ShownPiece[]) => new Set(pieces.flatMap(({ weeks }) => weeks))

/**
 * What is left of a whole in the weeks in which a part of it is not known: so many the part may have there at most.
 * @param known other parts; none has an inquiry in common with another
 */
function leftOf(
  whole: readonly ShownPiece[],
  covered: ReadonlySet<string>,
  known: readonly ShownPiece[],
): number {
  const open = whole.filter(({ weeks }) => weeks.some((week) => !covered.has(week)))
  const weeks = weeksOf(open)
  const within = known.filter((piece) => piece.weeks.every((week) => weeks.has(week)))
  return Math.max(0, timesOf(open) - timesOf(within))
}
