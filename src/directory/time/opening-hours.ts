import { LRUCache } from 'lru-cache'
import { readHours } from '../../platform/language/hours.js'
import type { OpenState } from '../contacts/resolved-contact.js'
import type { Level } from '../model/topic.js'
import type { ClosedSpan } from '../today/today-line.js'
import { addDays, clockOf, localDate, minuteOf, momentAt, weekdayOf } from './local-time.js'
import type { SchoolCalendar } from './school-calendar.js'

/** Opening and closing, in minutes after midnight. */
export type TimeSpan = [from: number, to: number]

/** The spans of each weekday, Monday first. */
export type WeekHours = TimeSpan[][]

/** Longer than any summer break. */
const daysToLookAhead = 150

/**
 * Parses opening hours: `Mo-Fr 07:30-12:00,13:00-16:00; We 07:30-15:00` (later rules replace earlier ones for their
 * days), or `24/7`.
 * @returns null for anything else
 */
export function parseOpeningHours(written: string): WeekHours | null {
  return parsed.memo(written).week
}

/** A district has a few dozen distinct hours, and every answer needs several. */
const parsed = new LRUCache<string, { week: WeekHours | null }>({
  max: 1000,
  memoMethod: (written) => ({ week: parse(written) }),
})

function parse(written: string): WeekHours | null {
  const week: WeekHours = Array.from({ length: 7 }, () => [])
  if (written.trim() === '24/7') return week.map(() => [[0, 1440]])
  const rules = readHours(written)
  if (!rules) return null
  for (const { days, times } of rules) {
    if (!times.every(([from, to]) => from < to && to <= 1440)) return null
    for (const [first, last] of days) for (let day = first; day <= last; day++) week[day] = times
  }
  return week
}

/** Opening hours by weekday for display, as clock times; 0 is Monday. Closed days have no spans. */
export function hoursByWeekday(
  written: string,
): { weekday: number; spans: { from: string; to: string }[] }[] {
  const week = parseOpeningHours(written) ?? []
  return week.map((spans, weekday) => ({
    weekday,
    spans: spans.map(([from, to]) => ({ from: clockOf(from), to: clockOf(to) })),
  }))
}

/**
 * Whether a contact is open at a moment, and when it closes or opens next.
 * @param hours as stored
 * @param timeZone IANA name of the district's
 * @param level of the contact's school; null for a district office
 * @param closed extra closed times; a place that is always open stays open
 */
export function openStateAt(
  hours: string,
  moment: Date,
  timeZone: string,
  calendar: SchoolCalendar,
  level: Level | null,
  closed: readonly ClosedSpan[] = [],
): OpenState {
  if (hours.trim() === '24/7') return { open: true, closesAt: null, opensAt: null }
  const week = parseOpeningHours(hours)
  if (!week) return { open: false, closesAt: null, opensAt: null }
  const today = localDate(moment, timeZone)
  const closure = isClosedToday() ? { closedToday: true as const } : {}
  for (let ahead = 0; ahead <= daysToLookAhead; ahead++) {
    const date = addDays(today, ahead)
    for (const [from, to] of spansOn(date, week, calendar, level)) {
      const usual = [momentAt(date, from, timeZone), momentAt(date, to, timeZone)] as const
      for (const [opensAt, closesAt] of withoutClosed(closed, usual)) {
        if (moment >= closesAt) continue
        const more = calendar.isBeyond(date) ? { ...closure, unsure: true as const } : closure
        return moment < opensAt
          ? { open: false, closesAt: null, opensAt, ...more }
          : { open: true, closesAt, opensAt: null, ...more }
      }
    }
  }
  return { open: false, closesAt: null, opensAt: null, ...closure }

  function isClosedToday(): boolean {
    const now = closed.some(({ startsAt, endsAt }) => startsAt <= moment && moment < endsAt)
    return now && spansOn(today, week!, calendar, level).length > 0
  }
}

type Span = readonly [from: Date, to: Date]

/** The parts of a span outside the closed ones, in order. */
export function withoutClosed(closed: readonly ClosedSpan[], span: Span): Span[] {
  return closed.reduce<Span[]>(
    (left, { startsAt, endsAt }) =>
      left.flatMap(([from, to]): Span[] => {
        if (endsAt <= from || to <= startsAt) return [[from, to]]
        const before: Span[] = from < startsAt ? [[from, startsAt]] : []
        return endsAt < to ? [...before, [endsAt, to]] : before
      }),
    [span],
  )
}

/**
 * When a contact is open on a date, in minutes after midnight; none when it is closed or its hours cannot be read.
 * @param level of the contact's school; null for a district office
 */
export function openSpansOn(
  hours: string,
  date: string,
  calendar: SchoolCalendar,
  level: Level | null,
): TimeSpan[] {
  const week = parseOpeningHours(hours)
  return week ? spansOn(date, week, calendar, level) : []
}

/** The opening spans of a date: none when offices are closed, shortened on a half-day. */
function spansOn(date: string, week: WeekHours, calendar: SchoolCalendar, level: Level | null): TimeSpan[] {
  if (calendar.isClosed(date, level)) return []
  const spans = week[weekdayOf(date)] ?? []
  const early = calendar.closesAt(date, level)
  if (early === null) return spans
  const end = minuteOf(early)
  return spans.flatMap(([from, to]): TimeSpan[] => (from < end ? [[from, Math.min(to, end)]] : []))
}
