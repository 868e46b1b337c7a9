import { clockFormat } from './local-time.js'
import { type Weekday, weekdays } from './weekday.js'

/** Local date and time of day. */
export interface LocalClock {
  /** ISO. */
  date: string
  weekday: Weekday
  /** Minutes after midnight, as shown: an hour is skipped or repeated when clocks change. */
  minute: number
}

/** @param timeZone IANA name */
export function localClock(moment: Date, timeZone: string): LocalClock {
  const parts: Record<string, string> = {}
  for (const { type, value } of clockFormat(timeZone).formatToParts(moment)) parts[type] = value
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    weekday: parts.weekday!.slice(0, 2) as Weekday,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  }
}

export function dayBefore(day: Weekday): Weekday {
  return weekdays[(weekdays.indexOf(day) + 6) % 7]!
}
