import type { CountResult, ShownPiece } from './counted.js'
import { type KnownPieces, sumWithin } from './known-pieces.js'
import type { Tallies } from './tallies.js'
import { addWeeks, hasWeeks, noWeeks, type WeekSet } from './week-set.js'
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
  tallies: Tallies,
  row: RateRow,
  { results, of }: { results: readonly CountResult[]; of: readonly CountResult[] },
): Bounds | null {
  const known = tallies.whereKnown(of)
  const own = sumOf(results.map((result) => rangeOf(known, row, result)))
  const others = of.filter((result) => !results.includes(result))
  const rest = sumOf(others.map((result) => rangeOf(known, row, result)))
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

function rangeOf(
  known: KnownPieces,
  { about = '', group = '', value = null }: RateRow,
  result: CountResult,
): Range {
  const results = [result]
  const total = known.of({ results })
  if (about === '') return { least: timesOf(total), most: timesOf(total) }
  const whole = known.of({ results, about, group })
  const own = value === null ? whole : known.of({ results, about, group, value })
  const least = timesOf(own)
  // All of them, less the row's own: what is known of the others.
  const groups = known.rows(result, about, null)
  const values = value === null ? null : known.rows(result, about, group)
  const inGroup = (weeks: WeekSet) => (values ? values.within(weeks) : sumWithin(own, weeks))
  const inAll = (weeks: WeekSet) => inGroup(weeks) + groups.within(weeks) - sumWithin(whole, weeks)
  const covered = addWeeks(noWeeks(known.weekCount), own)
  const left = (of: readonly ShownPiece[], besides: WeekSet, knownIn: (weeks: WeekSet) => number) =>
    leftOf(of, besides, knownIn, known.weekCount)
  const ofAll = left(total, covered, inAll)
  const ofGroup = left(whole, covered, inGroup) + left(total, addWeeks(covered.slice(), whole), groups.within)
  return { least, most: least + Math.min(ofAll, ofGroup) }
}

const timesOf = (pieces: readonly ShownPiece[]) => pieces.reduce((sum, { times }) => sum + times, 0)

/**
 * What is left of a whole in the weeks in which a part of it is not known: so many the part may have there at most.
 * @param knownIn what is known of parts of it within some weeks; none has an inquiry in common with another
 */
function leftOf(
  whole: readonly ShownPiece[],
  covered: WeekSet,
  knownIn: (weeks: WeekSet) => number,
  weekCount: number,
): number {
  const open = whole.filter(({ weeks }) => !hasWeeks(covered, weeks))
  return Math.max(0, timesOf(open) - knownIn(addWeeks(noWeeks(weekCount), open)))
}
