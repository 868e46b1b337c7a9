import type { HealthNotes } from '../../platform/web/health-notes.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { addDays, localDate } from './local-time.js'

/** How early to ask for next year's calendar: a board needs weeks to decide. */
const daysAhead = 60

/** The end of a calendar that is near, or past. */
export interface CalendarEnd {
  /** ISO date: the last one that the calendar covers. */
  date: string
  isPast: boolean
}

/** @returns null while it is more than 60 days away, and for an empty calendar */
export function calendarEnd(
  { calendar, district }: Pick<DirectorySnapshot, 'calendar' | 'district'>,
  now: Date,
): CalendarEnd | null {
  const date = calendar.knownUntil
  const today = localDate(now, district.timeZone)
  return date === null || date > addDays(today, daysAhead) ? null : { date, isPast: date < today }
}

/** Warns when the district's calendar ends soon, or has ended: beyond it only federal holidays are known. */
export function watchCalendar(
  notes: Pick<HealthNotes, 'watch'>,
  directory: () => Pick<DirectorySnapshot, 'calendar' | 'district'>,
  now: () => Date,
): void {
  notes.watch('calendar', () => {
    const end = calendarEnd(directory(), now())
    if (!end) return null
    const values = { date: { isoDate: end.date } }
    return { key: end.isPast ? 'health.calendarEnded' : 'health.calendarEnds', values }
  })
}
