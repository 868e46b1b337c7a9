import { localDate } from '../../../directory/time/local-time.js'
import type { Database } from '../../../platform/database/open-database.js'
import { wording } from '../../../platform/language/wording.js'
import { firstPublishedOn, readPublished, readUntil } from '../insight-store.js'
import { mondayOf, sundayOf, weekOf } from '../periods.js'
import type { BoardCounts } from './read-figure.js'
import { createTallies } from './tallies.js'
import {
  type AskedPeriod,
  choosePeriod,
  type PeriodFault,
  type PublishedWeeks,
  type WeekSpan,
} from './week-range.js'

/** The counts that may be shown. They come from `published_counts` alone. */
export interface Board {
  /** The weeks with counts; null before the first ones. */
  published(): PublishedWeeks | null
  /**
   * @param abouts the properties to read; all by default
   * @returns a fault, in words, when there is no such period
   */
  read(asked: AskedPeriod, abouts?: readonly string[]): BoardCounts | PeriodFault
}

export function openBoard(database: Database, { now, timeZone }: { now(): Date; timeZone(): string }): Board {
  const tallies = ({ from, until }: WeekSpan, abouts?: readonly string[]) =>
    createTallies(readPublished(database, mondayOf(from), sundayOf(until - 1), abouts))

  function published(): PublishedWeeks | null {
    const first = firstPublishedOn(database)
    const until = readUntil(database, 'published')
    return first === null || until === null ? null : { from: weekOf(first), until }
  }

  return {
    published,
    read(asked, abouts) {
      const weeks = published()
      if (!weeks) return { field: 'from', ...wording('insights.fault.none') }
      const period = choosePeriod(asked, weeks, localDate(now(), timeZone()))
      if ('key' in period) return period
      const before = tallies(period.before, abouts)
      const isSame =
        period.before.from === period.lastYear.from && period.before.until === period.lastYear.until
      return {
        ...{ period, before, now: tallies(period, abouts) },
        // The year before a year is last year: read once.
        lastYear: isSame ? before : tallies(period.lastYear, abouts),
      }
    },
  }
}
