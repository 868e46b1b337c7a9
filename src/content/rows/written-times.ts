/** A time of day as written: the hour may still lack its half of the day. */
export interface WrittenTime {
  hour: number
  minute: number
  half: 'am' | 'pm' | null
}

/** A whole day. */
export const dayMinutes = 24 * 60

/**
 * Reads a time: `8:10 AM`, `8:10`, `2 p.m.`, `noon`, `14:40:00`, and Excel's share of a day.
 * @returns `08:10`, or null if not a time, or if it may be before or after noon: `2:40`
 */
export function readWrittenClock(written: string): string | null {
  const text = written
    .trim()
    .toLowerCase()
    .replace(/^(?:1899-12-3[01]|1900-01-00)[t ]/, '')
  const share = /^0?\.\d+$/.test(text) ? Math.round(Number(text) * dayMinutes) : null
  if (share !== null) return timeText(share)
  const time = readTime(text.replace(/^(\d{1,2}:\d{2}):00(?:\.0+)?z?/, '$1'))
  if (!time) return null
  // No school day begins or ends before six in the morning: 2:40 alone may well be in the afternoon.
  const isUnclear = time.half === null && time.hour >= 1 && time.hour < 6 && !text.startsWith('0')
  const at = isUnclear ? null : minutesOf(time)
  return at === null ? null : timeText(at)
}

/** @returns null if not a time */
export function readTime(text: string): WrittenTime | null {
  if (/^(?:12 ?)?noon$/.test(text)) return { hour: 12, minute: 0, half: 'pm' }
  const [, hour, minute = '0', half] =
    /^(\d{1,2})(?:[:.]?(\d{2}))? ?(?:([ap])\.? ?(?:m\.?)?)?$/.exec(text) ?? []
  const time = {
    hour: Number(hour),
    minute: Number(minute),
    half: half ? (half === 'a' ? 'am' : 'pm') : null,
  } as const
  const isReal = hour !== undefined && time.minute < 60 && time.hour <= 24
  return isReal && (time.half === null || (time.hour >= 1 && time.hour <= 12)) ? time : null
}

/** Minutes after midnight. Without a half of the day, the hour counts as in 24. */
export function minutesOf({ hour, minute, half }: WrittenTime): number {
  if (half === null) return hour * 60 + minute
  return ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute
}

/** `08:10` */
export function timeText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/**
 * Reads a span of a day: `8-4`, `7:30 AM - 4:00 PM`, `08:00-16:00`.
 * @returns minutes after midnight, or null where both halves of the day are likely: `1-3`, `7-8 PM`
 */
export function readSpan(from: WrittenTime, to: WrittenTime): [number, number] | null {
  const isIn24 = [from, to].some(({ hour, half }) => half === null && (hour > 12 || hour === 0))
  const start = isIn24 || from.half ? minutesOf(from) : startOf(from, to)
  if (start === null) return null
  const end = to.half || isIn24 ? minutesOf(to) : endAfter(start, to)
  return end > start && end <= dayMinutes ? [start, end] : null
}

/**
 * Reads a span that lies between two moments: `1-4` after a morning that ends at noon.
 * @param between minutes after midnight
 * @returns null if none or several lie there
 */
export function readSpanBetween(
  from: WrittenTime,
  to: WrittenTime,
  [earliest, latest]: readonly [number, number],
): [number, number] | null {
  const usual = readSpan(from, to)
  const lies = ([start, end]: readonly [number, number]) => start >= earliest && end <= latest && end > start
  if (usual && lies(usual)) return usual
  const spans = momentsOf(from).flatMap((start) =>
    momentsOf(to).map((end) => [start, end] as [number, number]),
  )
  const found = spans.filter(lies)
  return found.length === 1 ? found[0]! : null
}

/** Both halves of the day, where none is written. */
function momentsOf(time: WrittenTime): number[] {
  if (time.half !== null || time.hour > 12 || time.hour === 0) return [minutesOf(time)]
  return (['am', 'pm'] as const).map((half) => minutesOf({ ...time, half }))
}

/** Offices open from 5 in the morning; an earlier hour takes the half of the day that is written after it. */
function startOf(from: WrittenTime, to: WrittenTime): number | null {
  const { hour } = from
  const isBefore = minutesOf(from) % 720 < minutesOf({ ...to, half: 'am' })
  if (hour === 12) return minutesOf({ ...from, half: 'pm' })
  if (to.half === 'am') return minutesOf({ ...from, half: 'am' })
  if (hour < 5) return to.half === 'pm' && isBefore ? minutesOf({ ...from, half: 'pm' }) : null
  return to.half === 'pm' && isBefore && to.hour !== 12 ? null : minutesOf({ ...from, half: 'am' })
}

/** The first such time after the start. */
function endAfter(start: number, to: WrittenTime): number {
  const morning = minutesOf({ ...to, half: 'am' })
  return morning > start ? morning : morning + dayMinutes / 2
}
