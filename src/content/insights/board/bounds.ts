import type { Counted, Tallies } from './tallies.js'
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
 * row's count is in the rest of its property: so the bounds hold for every way to fill it in. Weeks are not chosen by the
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
  const total = tallies.of({ results: [result] })?.times ?? 0
  if (!row.about) return { least: total, most: total }
  const counted = { about: row.about, results: [result] }
  const least = tallies.of({ ...row, ...counted })?.times ?? 0
  const all = tallies.ofValues(result, row.about)
  return { least, most: least + Math.max(0, total - all) }
}
