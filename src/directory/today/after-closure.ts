import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import type { School } from '../model/school.js'
import { addDays, localDate } from '../time/local-time.js'
import { closuresOf } from './today-line.js'

/** The first school day after the closure that a school has now: an ISO date; null without one. */
export function schoolDayAfterClosure(
  directory: Pick<DirectorySnapshot, 'calendar' | 'district' | 'todayLines'>,
  { slug, level }: Pick<School, 'slug' | 'level'>,
  now: Date,
): string | null {
  const over = closuresOf(directory, slug)
    .filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)
    .map(({ endsAt }) => localDate(new Date(endsAt.getTime() - 1), directory.district.timeZone))
    .sort()
    .at(-1)
  return over === undefined ? null : directory.calendar.addSchoolDays(addDays(over, 1), 0, level)
}
