import type { PublishedCount } from '../insight-store.js'

/** A number that may be shown. */
export interface ShownCount {
  times: number
  /** False where smaller counts are left out: it is this many or more. */
  isExact: boolean
}

/** Which inquiries, or referrals, to count: those with one of some results, and with a value of a property. */
export interface Counted {
  results: readonly PublishedCount['result'][]
  /** Empty for all of them. */
  about?: string
  group?: string
  /** Null for the whole group. */
  value?: string | null
}

/** The published counts of some weeks, added up. */
export interface Tallies {
  /** Null where nothing may be shown. */
  of(counted: Counted): ShownCount | null
  /** The groups and values of a property that are shown, in no particular order. */
  rowsOf(results: Counted['results'], about: string): { group: string; value: string | null }[]
  /** The counts of the weeks alone in which all of some numbers are known: then their sums are exact. */
  whereKnown(all: readonly Counted[]): Tallies
  /** Whether a week, by its Monday, has any counts. */
  isKnown(monday: string): boolean
  /** All that is shown of the values of a property. */
  ofValues(result: PublishedCount['result'], about: string): number
  /** Numbers of single weeks, by their Mondays; null for a row of which nothing is shown. One result alone. */
  weeksOf(counted: Counted): ReadonlyMap<string, number> | null
  /** The number of a single week, by its Monday; null where it is not shown. */
  weekOf(counted: Counted, monday: string): number | null
}

interface Sum {
  times: number
  weeks: Set<string>
  byWeek: Map<string, number>
}

/** Everything it tells is a sum of published counts. */
export function createTallies(counts: readonly PublishedCount[]): Tallies {
  const sums = new Map<string, Sum>()
  for (const count of counts) {
    const key = keyOf(count.result, count.about, count.group, count.value)
    const sum = sums.get(key) ?? { times: 0, weeks: new Set(), byWeek: new Map() }
    sums.set(key, sum)
    const weeks = count.weeks.split(' ')
    sum.times += count.times
    for (const week of weeks) sum.weeks.add(week)
    if (weeks.length === 1) sum.byWeek.set(weeks[0]!, count.times)
  }
  const known = new Map<string, Tallies>()
  const values = new Map<string, number>()
  for (const { result, about, value, times } of counts)
    if (value !== null) values.set(keyOf(result, about), (values.get(keyOf(result, about)) ?? 0) + times)
  const sumsOf = ({ results, about = '', group, value = null }: Counted) =>
    results.map((result) => sums.get(keyOf(result, about, about === '' ? null : (group ?? ''), value)))

  /** Every week that has any counts of the same kind. */
  const weeksOf = ([result]: Counted['results']) =>
    sums.get(keyOf(result === 'referral' ? 'referral' : '', '', null, null))?.weeks ?? new Set()

  return {
    of(counted) {
      const found = sumsOf(counted)
      const shown = found.filter((sum) => sum !== undefined)
      if (shown.length === 0) return null
      const all = [...weeksOf(counted.results)]
      return {
        times: shown.reduce((total, { times }) => total + times, 0),
        isExact: found.every((sum) => sum && all.every((week) => sum.weeks.has(week as string))),
      }
    },
    rowsOf(results, about) {
      const rows = new Map<string, { group: string; value: string | null }>()
      for (const { result, about: own, group, value } of counts)
        if (own === about && results.includes(result))
          rows.set(JSON.stringify([group, value]), { group: group ?? '', value })
      return [...rows.values()]
    },
    whereKnown(all) {
      const key = JSON.stringify(all)
      const before = known.get(key)
      if (before) return before
      const pieces = all.map((counted) => counts.filter((count) => isOf(count, counted)).map(weeksOfCount))
      const weeks = weeksOfAll(pieces)
      const within = createTallies(
        counts.filter((count) => weeksOfCount(count).every((week) => weeks.has(week))),
      )
      known.set(key, within)
      return within
    },
    isKnown: (monday) => counts.some((count) => weeksOfCount(count).includes(monday)),
    ofValues: (result, about) => values.get(keyOf(result, about)) ?? 0,
    weeksOf: (counted) => sumsOf(counted)[0]?.byWeek ?? null,
    weekOf(counted, monday) {
      const found = sumsOf(counted).map((sum) => sum?.byWeek.get(monday))
      const shown = found.filter((times) => times !== undefined)
      return shown.length === found.length ? shown.reduce((sum, times) => sum + times, 0) : null
    },
  }
}

const weeksOfCount = ({ weeks }: PublishedCount) => weeks.split(' ')

function isOf(count: PublishedCount, { results, about = '', group, value = null }: Counted): boolean {
  return (
    results.includes(count.result) &&
    count.about === about &&
    (about === '' || count.group === (group ?? '')) &&
    count.value === value
  )
}

/** The weeks that every number has, in pieces that lie within them. @param pieces of each number, as weeks */
function weeksOfAll(pieces: readonly (readonly string[])[][]): Set<string> {
  const [first = [], ...others] = pieces.map((own) => new Set(own.flat()))
  const known = new Set([...first].filter((week) => others.every((weeks) => weeks.has(week))))
  for (let before = -1; before !== known.size; ) {
    before = known.size
    for (const piece of pieces.flat())
      if (!piece.every((week) => known.has(week))) for (const week of piece) known.delete(week)
  }
  return known
}

const keyOf = (...parts: (string | null)[]) => JSON.stringify(parts)
