import { noteMoment, readMoment } from '../../platform/database/note-store.js'
import type { Database } from '../../platform/database/open-database.js'
import { newestInquiry } from './inquiry-store.js'

/** Why nothing is erased now: the clock is far ahead of what was seen last. */
export interface ClockDoubt {
  /** When old questions were erased last, or else when the newest one was asked. */
  last: Date
}

const dayLength = 24 * 60 * 60_000

/** A service that runs erases every day. One that was switched off for the summer was off for some ten weeks. */
export const maxAwayDays = 80

/** A clock that goes on like that for so long is right: what is over is not kept for ever because nobody looked. */
export const doubtDays = 7

const [erasedAt, doubtedAt] = ['erased-at', 'clock-doubted-at']

/**
 * Whether the clock can be believed, before something is erased by it.
 * @returns null where it can
 */
export function checkClock(database: Database, now: Date): ClockDoubt | null {
  const last = readMoment(database, erasedAt) ?? newestInquiry(database)
  if (last === null || daysBetween(last, now) <= maxAwayDays) return null
  const since = readMoment(database, doubtedAt)
  if (since === null || since > now) noteMoment(database, doubtedAt, now)
  else if (daysBetween(since, now) >= doubtDays) return null
  return { last }
}

/** Notes that something was erased by this clock, or that somebody has said that it is right. */
export function trustClock(database: Database, now: Date): void {
  noteMoment(database, erasedAt, now)
  noteMoment(database, doubtedAt, null)
}

const daysBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / dayLength
