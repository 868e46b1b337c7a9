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

/** A published count: the weeks it adds up, by their Mondays. */
export interface ShownPiece {
  weeks: readonly string[]
  times: number
}

/** The published counts of some weeks, added up. */
export interface Tallies {
  /** Null where nothing may be shown. */
  of(counted: Counted): ShownCount | null
  /** The groups and values of a property that are shown, in no particular order. */
  rowsOf(results: Counted['results'], about: string): readonly { group: string; value: string | null }[]
  /** The counts of the weeks alone in which all of some numbers are known: then their sums are exact. */
  whereKnown(all: readonly Counted[]): Tallies
  /** What the numbers are sums of. One result alone; the pieces of a row have no week in common. */
  piecesOf(counted: Counted): readonly ShownPiece[]
  /** Numbers of single weeks, by their Mondays; null for a row of which nothing is shown. One result alone. */
  weeksOf(counted: Counted): ReadonlyMap<string, number> | null
  /** The number of a single week, by its Monday; null where it is not shown. */
  weekOf(counted: Counted, monday: string): number | null
  /** What is shown of a single week; null for nothing. */
  inWeek(counted: Counted, monday: string): ShownCount | null
}

interface Sum {
  times: number
  weeks: Set<string>
  byWeek: Map<string, number>
  pieces: ShownPiece[]
}

/** Everything it tells is a sum of published counts. */
export function createTallies(counts: readonly PublishedCount[]): Tallies {
  const sums = new Map<string, Sum>()
  for (const count of counts) {
    const key = keyOf(count.result, count.about, count.group, count.value)
    const sum: Sum = sums.get(key) ?? { times: 0, weeks: new Set(), byWeek: new Map(), pieces: [] }
    sums.set(key, sum)
    const weeks = weeksOfCount(count)
    sum.pieces.push({ weeks, times: count.times })
    sum.times += count.times
    for (const week of weeks) sum.weeks.add(week)
    if (weeks.length === 1) sum.byWeek.set(weeks[0]!, count.times)
  }
  const known = new Map<string, Tallies>()
  const rowsOf = new Map<string, ReturnType<Tallies['rowsOf']>>()
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
      const key = [about, ...results].join()
      const found = rowsOf.get(key) ?? findRows(counts, results, about)
      rowsOf.set(key, found)
      return found
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
    piecesOf: (counted) => sumsOf(counted)[0]?.pieces ?? [],
    weeksOf: (counted) => sumsOf(counted)[0]?.byWeek ?? null,
    inWeek(counted, monday) {
      const found = sumsOf(counted).map((sum) => sum?.byWeek.get(monday))
      const shown = found.filter((times) => times !== undefined)
      if (shown.length === 0) return null
      return { times: shown.reduce((sum, times) => sum + times, 0), isExact: shown.length === found.length }
    },
    weekOf(counted, monday) {
      const found = sumsOf(counted).map((sum) => sum?.byWeek.get(monday))
      const shown = found.filter((times) => times !== undefined)
      return shown.length === found.length ? shown.reduce((sum, times) => sum + times, 0) : null
    },
  }
}

function findRows(counts: readonly PublishedCount[], results: Counted['results'], about: string) {
  const rows = new Map<string, { group: string; value: string | null }>()
  for (const { result, about: own, group, value } of counts)
    if (own === about && results.includes(result))
      rows.set(`${group}\n${value ?? '\0'}`, { group: group ?? '', value })
  return [...rows.values()]
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

/** JSON would tell null from text, too, and takes ten times as long. */
const keyOf = (...parts: (string | null)[]) => parts.map((part) => part ?? '\0').join('\n')
