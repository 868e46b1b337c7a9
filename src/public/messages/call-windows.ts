import type { Contact } from '../../directory/model/contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { addDays, localDate, momentAt } from '../../directory/time/local-time.js'
import { openSpansOn, withoutClosed } from '../../directory/time/opening-hours.js'
import { closuresOf } from '../../directory/today/today-line.js'

/** A time in which an office can call back: part of its hours on one day. */
export interface CallWindow {
  /** In forms: `2026-12-01 morning`. */
  value: string
  /** ISO date. */
  date: string
  part: DayPart
  from: Date
  to: Date
}

export type DayPart = (typeof dayParts)[number]['part']

/** In minutes after midnight. */
const dayParts = [
  { part: 'morning', from: 0, to: 12 * 60 },
  { part: 'afternoon', from: 12 * 60, to: 17 * 60 },
  { part: 'evening', from: 17 * 60, to: 24 * 60 },
] as const

/** How many days with hours to offer. */
const maxDays = 3
/** Longer than any break. */
const maxAhead = 100
/** An office needs some time to see the request and call, in milliseconds. */
const minLeftMs = 30 * 60_000

/** The next times within a contact's hours, outside the closures of the day; none while its hours are unknown. */
export function callWindows(directory: DirectorySnapshot, contact: Contact, now: Date): CallWindow[] {
  const { calendar, district } = directory
  const level = directory.school(contact.school)?.level ?? null
  const closed = closuresOf(directory, contact.school)
  const today = localDate(now, district.timeZone)
  const found: CallWindow[] = []
  let days = 0
  for (let ahead = 0; ahead <= maxAhead && days < maxDays; ahead++) {
    const date = addDays(today, ahead)
    const spans = openSpansOn(contact.hours, date, calendar, level)
    const windows = dayParts.flatMap(({ part, from, to }): CallWindow[] => {
      const within = spans.filter(([opens, closes]) => opens < to && closes > from)
      const [first, last] = [within[0], within.at(-1)]
      if (!first || !last) return []
      const usual = [
        momentAt(date, Math.max(first[0], from), district.timeZone),
        momentAt(date, Math.min(last[1], to), district.timeZone),
      ] as const
      const left = withoutClosed(closed, usual)
      const [start, end] = [left[0]?.[0], left.at(-1)?.[1]]
      if (!start || !end) return []
      const begins = start < now ? now : start
      if (end.getTime() - begins.getTime() < minLeftMs) return []
      return [{ value: `${date} ${part}`, date, part, from: start, to: end }]
    })
    found.push(...windows)
    if (windows.length > 0) days++
  }
  return found
}
