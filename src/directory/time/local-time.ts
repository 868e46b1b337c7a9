import type { Speech } from '../../platform/language/language.js'

/** Dates are ISO text (`2026-11-25`); moments are `Date`; minutes count from local midnight. */

/** In milliseconds. */
export const dayMs = 24 * 60 * 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** The local date in a time zone. @param timeZone IANA name */
export function localDate(moment: Date, timeZone: string): string {
  return dateOfDay(Math.floor((moment.getTime() + offsetAt(moment.getTime(), timeZone)) / dayMs))
}

let lastDay = { day: Number.NaN, date: '' }

/** @param day since 1970. The last one is kept: an answer asks for today a dozen times */
function dateOfDay(day: number): string {
  if (lastDay.day !== day) lastDay = { day, date: new Date(day * dayMs).toISOString().slice(0, 10) }
  return lastDay.date
}

/** The moment of a local date and minute. A time skipped in spring means the one after. */
export function momentAt(date: string, minute: number, timeZone: string): Date {
  const shown = Date.parse(`${date}T00:00:00Z`) + minute * 60_000
  const guess = shown - offsetAt(shown, timeZone)
  return new Date(shown - offsetAt(guess, timeZone))
}

/** Adds days to a date. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** 0 is Monday. */
export function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
}

/** `07:30` → 450 */
export function minuteOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}

/** 450 → `07:30` */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

const quarterHour = 15 * 60_000
/** By time zone and quarter hour. */
const offsets = new Map<string, Map<number, number>>()
const maxOffsets = 1000

/**
 * A time zone's UTC offset at a moment, in milliseconds. Cached by quarter hour: clocks change only on quarters, and an
 * answer asks for the same few moments over and over.
 */
function offsetAt(moment: number, timeZone: string): number {
  const quarter = Math.floor(moment / quarterHour)
  let known = offsets.get(timeZone)
  const before = known?.get(quarter)
  if (before !== undefined) return before
  const offset = readOffset(moment, timeZone)
  if (!known || known.size >= maxOffsets) {
    known = new Map()
    offsets.set(timeZone, known)
  }
  known.set(quarter, offset)
  return offset
}

function readOffset(moment: number, timeZone: string): number {
  const parts = clockFormat(timeZone).formatToParts(moment)
  const value = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value)
  const shown = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second'),
  )
  return shown - Math.floor(moment / 1000) * 1000
}

/** Date and time parts in a time zone. The format is cached: creating one costs far more than using it. */
export function clockFormat(timeZone: string): Intl.DateTimeFormat {
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
    second: '2-digit',
  })
  formats.set(timeZone, format)
  return format
}

export const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const

export type Weekday = (typeof weekdays)[number]

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

/** The hour shown by the clocks, `00` to `23`. @param timeZone IANA name */
export function localHour(moment: Date, timeZone: string): string {
  return clockOf(localClock(moment, timeZone).minute).slice(0, 2)
}

export function dayBefore(day: Weekday): Weekday {
  return weekdays[(weekdays.indexOf(day) + 6) % 7]!
}

/** A clock time for a page: `08:10` → 8:10 AM. */
export function clockText(clock: string, speech: Speech): string {
  return speech.time(new Date(`1970-01-01T${clock}:00Z`), 'UTC')
}

/** A time zone's UTC offset at a moment, in hours: -4 in a New York summer. @param timeZone IANA name */
export function utcOffset(timeZone: string, moment: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(moment)
  const [, sign, hours, minutes] =
    /GMT([+-])(\d\d):(\d\d)/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? []
  const distance = Number(hours ?? 0) + Number(minutes ?? 0) / 60
  return sign === '-' ? -distance : distance
}

/** The suffix of a clock time: `-04:00`. */
export function offsetText(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${hours < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
