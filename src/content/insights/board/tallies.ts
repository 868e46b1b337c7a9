import type { PublishedCount } from '../insight-store.js'
import type { Counted, CountResult, ShownPiece } from './counted.js'
import { createKnownPieces, type KnownPieces } from './known-pieces.js'
import { addWeeks, isWithin, noWeeks, type WeekSet } from './week-set.js'

/** A number that may be shown. */
export interface ShownCount {
  times: number
  /** False where smaller counts are left out: it is this many or more. */
  isExact: boolean
}

/** What is read of a published count. */
export type ShownRow = Pick<PublishedCount, 'result' | 'about' | 'group' | 'value' | 'times' | 'weeks'>

/** The published counts of some weeks, added up. */
export interface Tallies {
  /** Null where nothing may be shown. */
  of(counted: Counted): ShownCount | null
  /** The groups and values of a property that are shown, in no particular order. */
  rowsOf(results: Counted['results'], about: string): readonly { group: string; value: string | null }[]
  /** The pieces of the weeks alone in which everyone's numbers of some results are known: then their sums are exact. */
  whereKnown(results: readonly CountResult[]): KnownPieces
  /** Numbers of single weeks, by their Mondays; null for a row of which nothing is shown. One result alone. */
  weeksOf(counted: Counted): ReadonlyMap<string, number> | null
  /** The number of a single week, by its Monday; null where it is not shown. */
  weekOf(counted: Counted, monday: string): number | null
  /** What is shown of a single week; null for nothing. */
  inWeek(counted: Counted, monday: string): ShownCount | null
}

/** A row's published counts. Its pieces have no week in common. */
interface Sum {
  group: string
  value: string | null
  times: number
  pieces: ShownPiece[]
  /** Filled in when first asked for. */
  weeks: WeekSet | null
  byWeek: Map<string, number> | null
}

/** Everything it tells is a sum of published counts. Ten years have 60,000 of them: each is looked at once. */
export function createTallies(counts: readonly ShownRow[]): Tallies {
  const { mondays, numbersOf } = createWeekNumbers()
  const sums = new Map<string, Sum>()
  const byProperty = new Map<string, Sum[]>()
  for (const { result, about, group, value, times, weeks } of counts) {
    const key = keyOf(result, about, group, value)
    let sum = sums.get(key)
    if (!sum) {
      sum = { ...{ group: group ?? '', value, times: 0 }, pieces: [], weeks: null, byWeek: null }
      sums.set(key, sum)
      append(byProperty, `${result}\n${about}`, sum)
    }
    sum.times += times
    sum.pieces.push({ weeks: numbersOf(weeks), times })
  }
  const known = new Map<string, KnownPieces>()
  const rowsOf = new Map<string, ReturnType<Tallies['rowsOf']>>()
  const sumsOf = ({ results, about = '', group, value = null }: Counted) =>
    results.map((result) => sums.get(keyOf(result, about, about === '' ? null : (group ?? ''), value)))

  function weeksOfSum(sum: Sum): WeekSet {
    sum.weeks ??= addWeeks(noWeeks(mondays.length), sum.pieces)
    return sum.weeks
  }

  function byWeekOf(sum: Sum): Map<string, number> {
    sum.byWeek ??= new Map(
      sum.pieces.flatMap(({ weeks, times }) => (weeks.length === 1 ? [[mondays[weeks[0]!]!, times]] : [])),
    )
    return sum.byWeek
  }

  /** Whether it counts every week that has any counts of the same kind. */
  function isWhole(sum: Sum, [result]: Counted['results']): boolean {
    const all = sums.get(keyOf(result === 'referral' ? 'referral' : '', '', null, null))
    return !all || isWithin(weeksOfSum(all), weeksOfSum(sum))
  }

  const inWeek: Tallies['inWeek'] = (counted, monday) => {
    const found = sumsOf(counted).map((sum) => sum && byWeekOf(sum).get(monday))
    const shown = found.filter((times) => times !== undefined)
    if (shown.length === 0) return null
    return { times: shown.reduce((sum, times) => sum + times, 0), isExact: shown.length === found.length }
  }

  return {
    inWeek,
    of(counted) {
      const found = sumsOf(counted)
      const shown = found.filter((sum) => sum !== undefined)
      if (shown.length === 0) return null
      return {
        times: shown.reduce((total, { times }) => total + times, 0),
        isExact: found.every((sum) => sum && isWhole(sum, counted.results)),
      }
    },
    rowsOf(results, about) {
      const key = [about, ...results].join()
      const found =
        rowsOf.get(key) ?? distinctRows(results.flatMap((each) => byProperty.get(`${each}\n${about}`) ?? []))
      rowsOf.set(key, found)
      return found
    },
    whereKnown(results) {
      const key = results.join()
      const found =
        known.get(key) ??
        createKnownPieces({
          all: results.map((result) => sums.get(keyOf(result, '', null, null))?.pieces ?? []),
          mondays,
          piecesOf: (counted) => sumsOf(counted)[0]?.pieces ?? [],
          rowsOf: (result, about) => byProperty.get(`${result}\n${about}`) ?? [],
        })
      known.set(key, found)
      return found
    },
    weeksOf(counted) {
      const [sum] = sumsOf(counted)
      return sum ? byWeekOf(sum) : null
    },
    weekOf(counted, monday) {
      const shown = inWeek(counted, monday)
      return shown?.isExact ? shown.times : null
    },
  }
}

function distinctRows(sums: readonly Sum[]): ReturnType<Tallies['rowsOf']> {
  const rows = new Map<string, { group: string; value: string | null }>()
  for (const { group, value } of sums) rows.set(`${group}\n${value ?? '\0'}`, { group, value })
  return [...rows.values()]
}

/** Numbers the weeks from 0, in the order in which they come up. */
function createWeekNumbers() {
  const mondays: string[] = []
  const numbers = new Map<string, number>()
  const known = new Map<string, readonly number[]>()

  function numberOf(monday: string): number {
    const number = numbers.get(monday) ?? mondays.push(monday) - 1
    numbers.set(monday, number)
    return number
  }

  return {
    mondays,
    /** @param weeks space separated. Many counts have the same ones */
    numbersOf(weeks: string): readonly number[] {
      const found = known.get(weeks) ?? weeks.split(' ').map(numberOf)
      known.set(weeks, found)
      return found
    },
  }
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** JSON would tell null from text, too, and takes ten times as long. */
const keyOf = (result: string, about: string, group: string | null, value: string | null) =>
  `${result}\n${about}\n${group ?? '\0'}\n${value ?? '\0'}`
