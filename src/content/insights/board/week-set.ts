/** Some of a span's weeks, by their numbers from 0: a bit for each. */
export type WeekSet = Uint32Array

/** @param count how many weeks the span has */
export const noWeeks = (count: number): WeekSet => new Uint32Array(Math.ceil(count / 32))

export const hasWeek = (set: WeekSet, week: number): boolean => (set[week >> 5]! & (1 << (week & 31))) !== 0

export const hasWeeks = (set: WeekSet, weeks: readonly number[]): boolean =>
  weeks.every((week) => hasWeek(set, week))

/** Adds the weeks of some pieces. @returns the set itself */
export function addWeeks(set: WeekSet, pieces: Iterable<{ weeks: readonly number[] }>): WeekSet {
  for (const { weeks } of pieces) for (const week of weeks) set[week >> 5]! |= 1 << (week & 31)
  return set
}

export const isWithin = (part: WeekSet, whole: WeekSet): boolean =>
  part.every((bits, i) => (bits & ~whole[i]!) === 0)
