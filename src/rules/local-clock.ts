import { type Weekday, weekdays } from './rule.js'

/** What the calendar and the clock on a wall show. */
export interface LocalClock {
  /** ISO. */
  date: string
  weekday: Weekday
  /** Minutes after midnight, as shown: an hour is skipped or shown twice when clocks change. */
  minute: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** @param timeZone IANA name */
export function localClock(moment: Date, timeZone: string): LocalClock {
  const parts: Record<string, string> = {}
  for (const { type, value } of formatOf(timeZone).formatToParts(moment)) parts[type] = value
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    weekday: parts.weekday!.slice(0, 2) as Weekday,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  }
}

export function dayBefore(day: Weekday): Weekday {
  return weekdays[(weekdays.indexOf(day) + 6) % 7]!
}

// Making a format takes far longer than using one.
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(timeZone, format)
  return format
}
