import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { openStateAt } from '../time/opening-hours.js'
import { closuresOf } from '../today/today-line.js'
import type { OpenState } from './resolved-contact.js'

/** A place with opening hours. */
export interface OpenPlace {
  /** As stored. */
  hours: string
  /** Slug; null for one of the district's own. */
  school: string | null
}

/** Whether a place is open, by its hours, the calendar, and the closures of the day. */
export function openStateOf(directory: DirectorySnapshot, place: OpenPlace, moment: Date): OpenState {
  const { district, calendar } = directory
  const level = directory.school(place.school)?.level ?? null
  const closed = closuresOf(directory, place.school)
  return openStateAt(place.hours, moment, district.timeZone, calendar, level, closed)
}
