import { dayMs } from '../../directory/time/local-time.js'
import { noteMoment, readMoment } from '../../platform/database/note-store.js'
import type { Database } from '../../platform/database/open-database.js'
import { newestInquiry } from './inquiry-store.js'

/** Why nothing is erased now: the clock is far ahead of the last known date. */
export interface ClockDoubt {
  /** The last erasure, or else the newest question. */
  last: Date
}

/** A running service erases every day. One switched off for the summer was off for some ten weeks. */
export const maxAwayDays = 80

/** A clock that stays ahead this long is right: expired data must not be kept forever because nobody looked. */
export const doubtDays = 7

const [erasedAt, doubtedAt] = ['erased-at', 'clock-doubted-at']

/** Checks the clock before it erases anything. @returns null when plausible */
export function checkClock(database: Database, now: Date): ClockDoubt | null {
  const last = readMoment(database, erasedAt) ?? newestInquiry(database)
  if (last === null || daysBetween(last, now) <= maxAwayDays) return null
  const since = readMoment(database, doubtedAt)
  if (since === null || since > now) noteMoment(database, doubtedAt, now)
  else if (daysBetween(since, now) >= doubtDays) return null
  return { last }
}

/** Records an erasure by this clock, or that somebody confirmed it. */
export function trustClock(database: Database, now: Date): void {
  noteMoment(database, erasedAt, now)
  noteMoment(database, doubtedAt, null)
}

const daysBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / dayMs
