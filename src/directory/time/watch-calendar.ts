import type { HealthNotes } from '../../platform/web/health-notes.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { addDays, localDate } from './local-time.js'

/** How early to ask for next year's calendar: a board needs weeks to decide. */
const daysAhead = 60

/** Warns when the district's calendar ends soon, or has ended: beyond it every weekday counts, holidays too. */
export function watchCalendar(
  notes: Pick<HealthNotes, 'watch'>,
  directory: () => Pick<DirectorySnapshot, 'calendar' | 'district'>,
  now: () => Date,
): void {
  notes.watch('calendar', () => {
    const { calendar, district } = directory()
    const until = calendar.knownUntil
    const today = localDate(now(), district.timeZone)
    if (until === null || until > addDays(today, daysAhead)) return null
    return { key: until < today ? 'health.calendarEnded' : 'health.calendarEnds', values: { date: until } }
  })
}
