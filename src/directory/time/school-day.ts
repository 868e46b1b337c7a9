import type { CalendarDay } from '../model/calendar-store.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import type { InLanguages, Level } from '../model/topic.js'
import { isForLevel } from './school-calendar.js'

/** A date at schools of a level: a full day, a half-day, or no school. */
export type SchoolDay =
  | { kind: 'full' }
  | { kind: 'half'; until: string }
  | {
      kind: 'closed'
      /** The reason; null on a weekend. */
      reason: InLanguages<string> | null
      /** ISO date of the next school day. */
      next: string
    }

export function schoolDayAt(
  { calendar, calendarDays }: DirectorySnapshot,
  date: string,
  level: Level,
): SchoolDay {
  if (calendar.isSchoolDay(date, level)) {
    const until = calendar.closesAt(date, level)
    return until === null ? { kind: 'full' } : { kind: 'half', until }
  }
  const off = calendarDays.filter((day) => isOff(day) && covers(day, date, date) && isForLevel(day, level))
  // Christmas is more specific than winter break.
  const [reason] = off.sort((a, b) => lengthOf(a) - lengthOf(b))
  return {
    kind: 'closed',
    reason: reason?.name ?? null,
    next: calendar.addSchoolDays(date, 0, level),
  }
}

/**
 * Upcoming special days at schools of a level, by date: first and last day, days off, half-days. Days within a break
 * are merged into it.
 */
export function comingDays(
  { calendarDays }: DirectorySnapshot,
  date: string,
  level: Level,
  limit: number,
): CalendarDay[] {
  const days = calendarDays.filter((day) => day.endsOn >= date && isForLevel(day, level))
  const isPart = (day: CalendarDay) =>
    days.some((other) => other !== day && other.kind === 'break' && covers(other, day.startsOn, day.endsOn))
  return days.filter((day) => !isPart(day)).slice(0, limit)
}

/** True when students stay home. */
export function isOff({ kind }: CalendarDay): boolean {
  return kind === 'holiday' || kind === 'break' || kind === 'no-students'
}

function covers({ startsOn, endsOn }: CalendarDay, from: string, to: string): boolean {
  return startsOn <= from && to <= endsOn
}

function lengthOf({ startsOn, endsOn }: CalendarDay): number {
  return Date.parse(endsOn) - Date.parse(startsOn)
}
