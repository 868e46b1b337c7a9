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
  /** `range`: the whole weeks around two days. */
  length: Length | 'range'
  /** The period before it, of as many weeks; the same for years as `lastYear`. */
  before: WeekSpan
  /** The same weeks of last year; none for a range of over a year. */
  lastYear: WeekSpan
  /** It is not over: its last weeks are missing. */
  isOpen: boolean
  /** Of a range: the days that were asked for, where the weeks shown have others. Null for none. */
  asked: AskedRange | null
}

/** ISO dates, the last one included. */
interface AskedRange {
  from: string
  until: string
}

/** As given in an address. All are empty for the latest period. */
export interface AskedPeriod {
  length: string
  /** Any day of the period, ISO 8601. */
  day: string
  /** The first and the last day of a range; one alone goes as far as there are counts. They come before length and day. */
  from: string
  until: string
}

export type PeriodField = keyof AskedPeriod | 'only'

/** Why there is no such period, and which part of it is to blame. */
export interface PeriodFault extends Wording {
  field: PeriodField
}

/** How far back a day may lie, and how long a range may be, in years. */
const maxYears = 20

/**
 * The whole weeks around a range, as far as they have counts; else the period around a day. Without any: the last period that is
 * over, else the first one.
 * @returns a fault when there is no such period
 */
export function choosePeriod(
  { length: given, day, from, until }: AskedPeriod,
  published: PublishedWeeks,
  today: string,
): BoardPeriod | PeriodFault {
  if (from !== '' || until !== '') {
    const first = from || mondayOf(published.from)
    return chooseRange({ from: first, until: until || latestDay(first, published) }, published, today)
  }
  const length = lengths.find((each) => each === (given || 'month'))
  if (!length) return { field: 'length', ...wording('insights.fault.length') }
  if (day === '') return periodAt(length, latest(length, published), published)
  const fault = findDayFault('day', day, today) ?? findOutside('day', { from: day, until: day }, published)
  return fault ?? periodAt(length, Math.floor(weekOf(day) / weeksIn[length]), published)
}

/** Not before the first day: a range without a last day is never one that ends too early. */
function latestDay(first: string, { until }: PublishedWeeks): string {
  const last = sundayOf(until - 1)
  return last < first ? first : last
}

function chooseRange(asked: AskedRange, published: PublishedWeeks, today: string): BoardPeriod | PeriodFault {
  const fault = findRangeFault(asked, published, today)
  if (fault) return fault
  const span = {
    from: Math.max(published.from, weekOf(asked.from)),
    until: Math.min(published.until, weekOf(asked.until) + 1),
  }
  const isWhole = mondayOf(span.from) === asked.from && sundayOf(span.until - 1) === asked.until
  return { ...compared(span), length: 'range', isOpen: false, asked: isWhole ? null : asked }
}

function findRangeFault(asked: AskedRange, published: PublishedWeeks, today: string): PeriodFault | null {
  if (!isDate(asked.until)) return { field: 'until', ...wording('insights.fault.day') }
  const fault = isDate(asked.from) ? null : { field: 'from' as const, ...wording('insights.fault.day') }
  if (fault) return fault
  if (asked.until < asked.from) return { field: 'until', ...wording('insights.fault.backwards') }
  const years = Number(asked.until.slice(0, 4)) - Number(asked.from.slice(0, 4))
  if (years > maxYears) return { field: 'from', ...wording('insights.fault.tooLong', { years: maxYears }) }
  return findDayFault('from', asked.from, today) ?? findOutside('from', asked, published)
}

function findDayFault(field: PeriodField, day: string, today: string): PeriodFault | null {
  if (!isDate(day)) return { field, ...wording('insights.fault.day') }
  if (day > today) return { field, ...wording('insights.fault.future') }
  return Number(today.slice(0, 4)) - Number(day.slice(0, 4)) > maxYears
    ? { field, ...wording('insights.fault.tooOld', { years: maxYears }) }
    : null
}

/** None of its weeks has counts. */
function findOutside(field: PeriodField, days: AskedRange, published: PublishedWeeks): PeriodFault | null {
  const values = { first: mondayOf(published.from), last: sundayOf(published.until - 1) }
  if (weekOf(days.until) < published.from) return { field, ...wording('insights.fault.before', values) }
  return weekOf(days.from) >= published.until ? { field, ...wording('insights.fault.after', values) } : null
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
  return { ...compared(span, weeks), length, isOpen: span.until < end, asked: null }
}

/** @param back to the period before: as many weeks as a period that is over has */
function compared(
  span: WeekSpan,
  back = span.until - span.from,
): WeekSpan & Pick<BoardPeriod, 'before' | 'lastYear'> {
  // Most weeks of a longer range would be compared with weeks of its own.
  const isLong = span.until - span.from > weeksIn.year
  const shifted = (by: number) => ({ from: span.from - by, until: span.until - by })
  return {
    ...span,
    before: shifted(back),
    lastYear: isLong ? { from: span.from, until: span.from } : shifted(weeksIn.year),
  }
}
