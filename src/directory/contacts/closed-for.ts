import type { Contact } from '../model/contact.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import type { InLanguages } from '../model/topic.js'
import { localDate, minuteOf, momentAt, weekdayOf } from '../time/local-time.js'
import { parseOpeningHours } from '../time/opening-hours.js'

/** Why an office is closed: a day of the calendar, an early dismissal, its weekend, or its evening. */
export type ClosedFor =
  | { kind: 'day' | 'early'; name: InLanguages<string> }
  | { kind: 'weekend' | 'evening'; name: null }

/**
 * Why a contact is closed at a moment, from its hours and the calendar.
 * @param of `school` null for the district's own
 * @returns null while it is open, opens later today, or its hours cannot be read
 */
export function closedFor(
  directory: Pick<DirectorySnapshot, 'calendar' | 'district' | 'school'>,
  { hours, school }: Pick<Contact, 'hours' | 'school'>,
  moment: Date,
): ClosedFor | null {
  const { calendar, district } = directory
  const { timeZone } = district
  const week = parseOpeningHours(hours)
  if (!week) return null
  const level = directory.school(school)?.level ?? null
  const date = localDate(moment, timeZone)
  const name = calendar.closedBy(date, level)
  if (name && calendar.isClosed(date, level)) return { kind: 'day', name }
  const spans = week[weekdayOf(date)] ?? []
  if (spans.length === 0) return weekdayOf(date) > 4 ? { kind: 'weekend', name: null } : null
  const isPast = (minute: number) => moment >= momentAt(date, minute, timeZone)
  if (isPast(spans.at(-1)?.[1] ?? 0)) return { kind: 'evening', name: null }
  const early = calendar.closesAt(date, level)
  return name && early !== null && isPast(minuteOf(early)) ? { kind: 'early', name } : null
}
