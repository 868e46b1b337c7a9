import type { Bounds, RateRow } from '../../../../src/content/insights/board/bounds.js'
import type { Counted, CountResult } from '../../../../src/content/insights/board/counted.js'
import type { ShownCount } from '../../../../src/content/insights/board/tallies.js'
import { wilson } from '../../../../src/content/insights/board/wilson.js'
import type { PublishedCount } from '../../../../src/content/insights/insight-store.js'

/** What the board says, worked out from all published counts each time: slow, and plain to read. */

type Counts = readonly PublishedCount[]

const weeksOf = (counts: Counts) => new Set(counts.flatMap(({ weeks }) => weeks.split(' ')))
const timesOf = (counts: Counts) => counts.reduce((sum, { times }) => sum + times, 0)
const within = (counts: Counts, known: ReadonlySet<string>) =>
  counts.filter(({ weeks }) => weeks.split(' ').every((week) => known.has(week)))

const isOf = (count: PublishedCount, result: CountResult, { about = '', group, value = null }: RateRow) =>
  count.result === result &&
  count.about === about &&
  (about === '' || count.group === (group ?? '')) &&
  count.value === value

export function plainCount(counts: Counts, { results, ...row }: Counted): ShownCount | null {
  const parts = results.map((result) => counts.filter((count) => isOf(count, result, row)))
  const all = weeksOf(counts.filter((count) => isOf(count, results[0] === 'referral' ? 'referral' : '', {})))
  if (parts.every((part) => part.length === 0)) return null
  return {
    times: parts.reduce((sum, part) => sum + timesOf(part), 0),
    isExact: parts.every((part) => part.length > 0 && [...all].every((week) => weeksOf(part).has(week))),
  }
}

export function plainBounds(
  counts: Counts,
  row: RateRow,
  { results, of }: { results: readonly CountResult[]; of: readonly CountResult[] },
): Bounds | null {
  const known = within(counts, knownWeeks(counts, of))
  const ranges = of.map((result) => ({ result, ...plainRange(known, row, result) }))
  const sum = (own: boolean, end: 'least' | 'most') =>
    ranges.reduce((all, range) => all + (results.includes(range.result) === own ? range[end] : 0), 0)
  if (sum(true, 'least') + sum(false, 'least') === 0) return null
  const { low } = wilson(sum(true, 'least'), sum(true, 'least') + sum(false, 'most'))
  const { high } = wilson(sum(true, 'most'), sum(true, 'most') + sum(false, 'least'))
  if (high - low > 0.25) return null
  const isExact = ranges.every(({ least, most }) => least === most)
  const share = sum(true, 'least') / (sum(true, 'least') + sum(false, 'least'))
  return { share: isExact ? share : null, low, high }
}

function knownWeeks(counts: Counts, of: readonly CountResult[]): Set<string> {
  const totals = of.map((result) => counts.filter((count) => isOf(count, result, {})))
  const known = new Set([...weeksOf(counts)].filter((week) => totals.every((own) => weeksOf(own).has(week))))
  for (let before = -1; before !== known.size; ) {
    before = known.size
    for (const { weeks } of totals.flat())
      if (!weeks.split(' ').every((week) => known.has(week)))
        for (const week of weeks.split(' ')) known.delete(week)
  }
  return known
}

function plainRange(counts: Counts, row: RateRow, result: CountResult): { least: number; most: number } {
  const of = (other: RateRow) => counts.filter((count) => isOf(count, result, other))
  const [total, own, group] = [of({}), of(row), of({ ...row, value: null })]
  if (!row.about) return { least: timesOf(total), most: timesOf(total) }
  const rows = counts.filter((count) => count.result === result && count.about === row.about)
  const others = rows.filter((count) => count.value === null && count.group !== row.group)
  const siblings = rows.filter(
    (count) =>
      row.value !== null && count.value !== null && count.group === row.group && count.value !== row.value,
  )
  const covered = weeksOf(own)
  const ofAll = plainLeft(total, covered, [...own, ...siblings, ...others])
  const ofGroup =
    plainLeft(group, covered, [...own, ...siblings]) +
    plainLeft(total, new Set([...covered, ...weeksOf(group)]), [...group, ...others])
  return { least: timesOf(own), most: timesOf(own) + Math.min(ofAll, ofGroup) }
}

function plainLeft(whole: Counts, covered: ReadonlySet<string>, known: Counts): number {
  const open = whole.filter(({ weeks }) => weeks.split(' ').some((week) => !covered.has(week)))
  return Math.max(0, timesOf(open) - timesOf(within(known, weeksOf(open))))
}
