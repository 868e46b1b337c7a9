import type { Database } from '../../platform/database/open-database.js'
import type { WriteLater } from '../../platform/database/write-later.js'
import { localDate } from '../time/local-time.js'
import type { OwnedNumber } from './number-owner.js'
import {
  addWrongNumber,
  countWrongNumbers,
  listWrongNumbers,
  type NumberFinding,
  type ReportedNumber,
  type ReportedPage,
  settleWrongNumber,
} from './wrong-number-store.js'

/** "This number is wrong": taps by families, and the results of staff checks. Nobody knows who tapped. */
export interface WrongNumbers {
  /** Counts a tap; later, if the database is locked. Never throws. */
  report(number: OwnedNumber, from: ReportedPage): void
  /** Numbers that wait for staff, most reported first. */
  list(): ReportedNumber[]
  /** How many they are. */
  count(): number
  /** Stores what staff found. @returns false when no report of the number waits */
  settle(number: OwnedNumber, finding: NumberFinding): boolean
}

export interface WrongNumberTools {
  writeLater: WriteLater
  now(): Date
  /** IANA name: taps are counted by local day. */
  timeZone(): string
}

export function createWrongNumbers(
  database: Database,
  { writeLater, now, timeZone }: WrongNumberTools,
): WrongNumbers {
  const today = () => localDate(now(), timeZone())
  return {
    report(number, from) {
      const on = today()
      void writeLater(() => addWrongNumber(database, number, from, on))
    },
    list: () => listWrongNumbers(database),
    count: () => countWrongNumbers(database),
    settle: (number, finding) => settleWrongNumber(database, number, finding, today()),
  }
}
