import { type Wording, wording } from '../../../platform/language/wording.js'
import { mondayOf, sundayOf, weekOf } from '../periods.js'

export const lengths = ['month', 'year'] as const
export type Length = (typeof lengths)[number]

/** A month has four weeks, a year 52. */
export const weeksIn: Record<Length, number> = { month: 4, year: 52 }

/** Whole weeks, by their numbers. */
export interface WeekSpan {
  from: number
  /** Excluded. */
  until: number
}

/** The weeks whose counts are published. */
export type PublishedWeeks = WeekSpan

/** What a board shows. */
export interface BoardPeriod extends WeekSpan {
  length: Length
  /** The period before it, of as many weeks; the same for years as `lastYear`. */
  before: WeekSpan
  /** The same weeks of last year. */
  lastYear: WeekSpan
  /** It is not over: its last weeks are missing. */
  isOpen: boolean
}

/** As given in an address. */
export interface AskedPeriod {
  length: string
  /** Any day of the period, ISO 8601; empty for the latest. */
  day: string
}

/** How far back a day may lie, in years. */
const maxYears = 20

/**
 * The period around a day. Without a day: the last period that is over, else the first one.
 * @returns a fault, in words, when there is no such period
 */
export function choosePeriod(
  { length: given, day }: AskedPeriod,
  published: PublishedWeeks,
  today: string,
): BoardPeriod | Wording {
  const length = lengths.find((each) => each === (given || 'month'))
  if (!length) return wording('insights.fault.length')
  if (day === '') return periodAt(length, latest(length, published), published)
  const fault = findFault(day, published, today)
  return fault ?? periodAt(length, Math.floor(weekOf(day) / weeksIn[length]), published)
}

function findFault(day: string, published: PublishedWeeks, today: string): Wording | null {
  if (!isDate(day)) return wording('insights.fault.day')
  if (day > today) return wording('insights.fault.future')
  if (Number(today.slice(0, 4)) - Number(day.slice(0, 4)) > maxYears)
    return wording('insights.fault.tooOld', { years: maxYears })
  const values = { first: mondayOf(published.from), last: sundayOf(published.until - 1) }
  if (weekOf(day) < published.from) return wording('insights.fault.before', values)
  return weekOf(day) >= published.until ? wording('insights.fault.after', values) : null
}

/** A date of the calendar: no February 30. */
function isDate(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const moment = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(day)
}

/** The last period that is over and has counts; else the first one. */
function latest(length: Length, { from, until }: PublishedWeeks): number {
  const [first, over] = [from / weeksIn[length], until / weeksIn[length]].map(Math.floor) as [number, number]
  return Math.max(first, over - 1)
}

function periodAt(length: Length, at: number, published: PublishedWeeks): BoardPeriod {
  const weeks = weeksIn[length]
  const end = (at + 1) * weeks
  const span = { from: at * weeks, until: Math.min(end, published.until) }
  const shifted = (by: number) => ({ from: span.from - by, until: span.until - by })
  return {
    ...{ ...span, length, isOpen: span.until < end },
    before: shifted(weeks),
    lastYear: shifted(weeksIn.year),
  }
}
