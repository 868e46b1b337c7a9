import { LRUCache } from 'lru-cache'
import type { CalendarDay } from '../model/calendar-store.js'
import { type InLanguages, type Level, schoolLevels } from '../model/topic.js'
import { isFederalHoliday } from './federal-holidays.js'
import { addDays, weekdayOf } from './local-time.js'

/** The district's school year, in its time zone. Level null means the district's own offices. */
export interface SchoolCalendar {
  /** The last date covered; null for an empty calendar. */
  knownUntil: string | null
  /** Whether a date is after the calendar's last one: of its days off, only federal holidays are known. */
  isBeyond(date: string): boolean
  /** Whether students have school. Outside the calendar's dates, every weekday counts but federal holidays. */
  isSchoolDay(date: string, level: Level | null): boolean
  /**
   * Adds school days to a date; 0 gives the date itself, or the next school day. Between school years, the district's
   * own offices count weekdays that are not holidays.
   */
  addSchoolDays(date: string, days: number, level: Level | null): string
  /** Whether offices are closed all day: on holidays, outside the calendar's dates on federal ones, and school offices on breaks. */
  isClosed(date: string, level: Level | null): boolean
  /** When school offices close on a half-day; null on every other day. */
  closesAt(date: string, level: Level | null): string | null
  /** The name of the day that closes offices, all day or early: a holiday before a break; null for every other day. */
  closedBy(date: string, level: Level | null): InLanguages<string> | null
}

/** No district has longer gaps between school days: a longer count is a fault. */
const maxWait = 400
const maxCounted = 5000

/** @param days the district's calendar, by date */
export function createSchoolCalendar(days: readonly CalendarDay[]): SchoolCalendar {
  const yearsOf = new Map<Level | null, Span[]>(
    [null, ...schoolLevels].map((level) => [level, readYears(days, level)]),
  )
  const known = knownSpan(days)
  // An answer asks for a dozen dates, and the next answer for the same ones.
  let counted: LRUCache<string, string> | null = null

  const isBetweenYears = (date: string, level: Level | null) =>
    isWithin(date, known) && !yearsOf.get(level)?.some((year) => isWithin(date, year))

  function on(date: string, level: Level | null): CalendarDay[] {
    return days.filter((day) => isWithin(date, day) && isForLevel(day, level))
  }

  const isUnlistedHoliday = (date: string) => !isWithin(date, known) && isFederalHoliday(date)

  function isSchoolDay(date: string, level: Level | null): boolean {
    if (isWeekend(date) || isBetweenYears(date, level) || isUnlistedHoliday(date)) return false
    return !on(date, level).some(
      ({ kind }) => kind === 'holiday' || kind === 'break' || kind === 'no-students',
    )
  }

  function counts(date: string, level: Level | null): boolean {
    if (level !== null || !isBetweenYears(date, level)) return isSchoolDay(date, level)
    return !isWeekend(date) && !isClosed(date, level)
  }

  function isClosed(date: string, level: Level | null): boolean {
    if (isUnlistedHoliday(date)) return true
    return on(date, level).some(({ kind }) => kind === 'holiday' || (kind === 'break' && level !== null))
  }

  function nextFrom(date: string, level: Level | null): string {
    for (let ahead = 0; ahead <= maxWait; ahead++) {
      const day = addDays(date, ahead)
      if (counts(day, level)) return day
    }
    throw new Error(`The calendar has no school day within ${maxWait} days of ${date}`)
  }

  return {
    knownUntil: days.length > 0 ? known.endsOn : null,
    isBeyond: (date) => days.length > 0 && date > known.endsOn,
    isSchoolDay,
    isClosed,
    addSchoolDays(date, count, level) {
      const asked = `${date} ${count} ${level}`
      // Not earlier: it takes the memory of all entries at once.
      counted ??= new LRUCache({ max: maxCounted })
      let day = counted.get(asked)
      if (day === undefined) {
        day = count === 0 ? nextFrom(date, level) : date
        for (let left = count; left > 0; left--) day = nextFrom(addDays(day, 1), level)
        counted.set(asked, day)
      }
      return day
    },
    closesAt(date, level) {
      if (level === null) return null
      const times = on(date, level).flatMap(({ closes }) => (closes === null ? [] : [closes]))
      return times.sort()[0] ?? null
    },
    closedBy(date, level) {
      const found = on(date, level).filter(({ kind }) => closing.includes(kind))
      found.sort((a, b) => closing.indexOf(a.kind) - closing.indexOf(b.kind))
      return found[0]?.name ?? null
    },
  }
}

/** Kinds of days that close offices; the name of the first is shown. */
const closing: readonly CalendarDay['kind'][] = ['holiday', 'break', 'half-day']

type Span = Pick<CalendarDay, 'startsOn' | 'endsOn'>

const isWithin = (date: string, span: Span) => span.startsOn <= date && date <= span.endsOn
const isWeekend = (date: string) => weekdayOf(date) > 4

/** True when a day applies to a level. A day for some levels does not apply to the district's own offices. */
export function isForLevel({ levels }: CalendarDay, level: Level | null): boolean {
  return levels.length === 0 || (level !== null && levels.includes(level))
}

/** The dates the calendar covers. */
function knownSpan(days: readonly CalendarDay[]): Span {
  const starts = days.map((day) => day.startsOn).sort()
  const ends = days.map((day) => day.endsOn).sort()
  return { startsOn: starts[0] ?? '9999', endsOn: ends.at(-1) ?? '0000' }
}

/**
 * School years of a level, which may begin and end on days of its own; the district's last from the earliest first day to the
 * latest last one. If the calendar begins or ends mid-year, that year continues beyond it.
 */
function readYears(days: readonly CalendarDay[], level: Level | null): Span[] {
  const all = days.filter(({ kind }) => kind === 'first-day' || kind === 'last-day')
  const own = all.filter((day) => level !== null && isForLevel(day, level))
  const turns = own.length > 0 ? own : all
  turns.sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  const years: Span[] = []
  let start: string | null = turns[0]?.kind === 'first-day' ? null : '0000'
  for (const { kind, startsOn } of turns) {
    const last = years.at(-1)
    if (kind === 'first-day') start ??= startsOn
    else if (start !== null) {
      years.push({ startsOn: start, endsOn: startsOn })
      start = null
    } else if (last) last.endsOn = startsOn
  }
  return start === null ? years : [...years, { startsOn: start, endsOn: '9999' }]
}
