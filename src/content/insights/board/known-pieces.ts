import type { Counted, CountResult, ShownPiece } from './counted.js'
import { addWeeks, hasWeek, hasWeeks, noWeeks, type WeekSet } from './week-set.js'

/** The published counts of those weeks alone in which some numbers of everyone are known. */
export interface KnownPieces {
  /** How many weeks the span has, known or not. */
  weekCount: number
  /** The Mondays of the known weeks. */
  mondays(): string[]
  /** What the numbers of a row are sums of. One result alone; the pieces have no week in common. */
  of(counted: Counted): readonly ShownPiece[]
  /**
   * Adds up the rows of a property.
   * @param group whose values; null for the groups themselves
   */
  rows(result: CountResult, about: string, group: string | null): PieceSum
}

export interface PieceSum {
  /** How many there were in pieces that lie within some weeks. */
  within(weeks: WeekSet): number
}

interface Sources {
  /** The pieces of each number of everyone. */
  all: readonly (readonly ShownPiece[])[]
  /** All weeks, by their numbers. */
  mondays: readonly string[]
  piecesOf(counted: Counted): readonly ShownPiece[]
  rowsOf(
    result: CountResult,
    about: string,
  ): readonly { group: string; value: string | null; pieces: readonly ShownPiece[] }[]
}

export function createKnownPieces({ all, mondays, piecesOf, rowsOf }: Sources): KnownPieces {
  const weeks = weeksOfAll(all, mondays.length)
  const sums = new Map<string, PieceSum>()
  const isKnown = (piece: ShownPiece) => hasWeeks(weeks, piece.weeks)

  return {
    weekCount: mondays.length,
    mondays: () => mondays.filter((_, week) => hasWeek(weeks, week)),
    of: (counted) => piecesOf(counted).filter(isKnown),
    rows(result, about, group) {
      const key = `${result}\n${about}\n${group ?? '\0'}`
      const found = sums.get(key)
      if (found) return found
      const rows = rowsOf(result, about).filter((row) =>
        group === null ? row.value === null : row.value !== null && row.group === group,
      )
      const sum = sumPieces(
        rows.flatMap(({ pieces }) => pieces.filter(isKnown)),
        mondays.length,
      )
      sums.set(key, sum)
      return sum
    },
  }
}

/** Most pieces are single weeks, which are added up once. */
function sumPieces(pieces: readonly ShownPiece[], weekCount: number): PieceSum {
  const single = new Float64Array(weekCount)
  const longer = pieces.filter((piece) => piece.weeks.length > 1)
  for (const { weeks, times } of pieces) if (weeks.length === 1) single[weeks[0]!]! += times
  return {
    within(set) {
      let sum = sumWithin(longer, set)
      for (let week = 0; week < weekCount; week++) if (hasWeek(set, week)) sum += single[week]!
      return sum
    },
  }
}

/** How many there were in those pieces that lie within some weeks. */
export function sumWithin(pieces: readonly ShownPiece[], set: WeekSet): number {
  let sum = 0
  for (const { weeks, times } of pieces) if (hasWeeks(set, weeks)) sum += times
  return sum
}

/** The weeks that every number has, in pieces that lie within them. */
function weeksOfAll(all: readonly (readonly ShownPiece[])[], weekCount: number): WeekSet {
  const each = all.map((pieces) => addWeeks(noWeeks(weekCount), pieces))
  const known = noWeeks(weekCount).map((_, i) =>
    each.reduce((bits, set) => bits & set[i]!, each.length > 0 ? -1 : 0),
  )
  const pieces = all.flat()
  for (let isStable = false; !isStable; ) {
    isStable = true
    for (const { weeks } of pieces) {
      if (hasWeeks(known, weeks)) continue
      for (const week of weeks) {
        if (!hasWeek(known, week)) continue
        known[week >> 5]! &= ~(1 << (week & 31))
        isStable = false
      }
    }
  }
  return known
}
