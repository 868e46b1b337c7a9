import { and, asc, count, desc, eq, isNull, max, min, sql, sum } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { wrongNumbers } from '../../platform/database/schema.js'
import type { OwnedNumber } from './number-owner.js'

/** The kind of page that a number was reported from. */
export type ReportedPage = (typeof wrongNumbers.$inferSelect)['page']

/** The result of checking a reported number. */
export type NumberFinding = NonNullable<(typeof wrongNumbers.$inferSelect)['found']>

/** A reported number that waits for staff. */
export interface ReportedNumber extends OwnedNumber {
  times: number
  /** ISO dates of the first and the last report. */
  firstOn: string
  lastOn: string
  pages: ReportedPage[]
  /** ISO date on which staff last said that this number is right; null for never. */
  rightOn: string | null
}

const { id, day, office, school, phone, ext, page, times, found, foundOn } = wrongNumbers

/** Counts one report. @param on ISO date */
export function addWrongNumber(
  database: Database,
  number: OwnedNumber,
  from: ReportedPage,
  on: string,
): void {
  database
    .insert(wrongNumbers)
    .values({ ...keyOf(number), day: on, page: from, times: 1 })
    .onConflictDoUpdate({
      target: [day, office, school, phone, ext, page],
      targetWhere: isNull(found),
      set: { times: sql`${times} + 1` },
    })
    .run()
}

/** Numbers that wait for staff, most reported first. */
export function listWrongNumbers(database: Database): ReportedNumber[] {
  const all = sum(times).mapWith(Number)
  const rows = database
    .select({
      ...{ office, school, phone, ext },
      times: all,
      firstOn: min(day),
      lastOn: max(day),
      pages: sql<string>`group_concat(distinct ${page})`,
    })
    .from(wrongNumbers)
    .where(isNull(found))
    .groupBy(office, school, phone, ext)
    .orderBy(desc(all), asc(office), asc(school))
    .all()
  return rows.map((row) => ({
    office: row.office || null,
    school: row.school || null,
    phone: row.phone,
    ext: row.ext || null,
    times: row.times,
    firstOn: row.firstOn ?? '',
    lastOn: row.lastOn ?? '',
    pages: row.pages.split(',') as ReportedPage[],
    rightOn: lastFoundRight(database, row),
  }))
}

/** How many numbers wait for staff. */
export function countWrongNumbers(database: Database): number {
  const open = database
    .selectDistinct({ office, school, phone, ext })
    .from(wrongNumbers)
    .where(isNull(found))
    .as('open')
  return database.select({ count: count() }).from(open).get()?.count ?? 0
}

/** Stores what staff found, for every report of the number so far. @returns false when none waits */
export function settleWrongNumber(
  database: Database,
  number: OwnedNumber,
  finding: NumberFinding,
  on: string,
): boolean {
  const { changes } = database
    .update(wrongNumbers)
    .set({ found: finding, foundOn: on })
    .where(and(isNull(found), ofNumber(keyOf(number))))
    .run()
  return changes > 0
}

type NumberKey = Record<'office' | 'school' | 'phone' | 'ext', string>

function keyOf(number: OwnedNumber): NumberKey {
  return {
    office: number.office ?? '',
    school: number.school ?? '',
    phone: number.phone,
    ext: number.ext ?? '',
  }
}

function ofNumber(key: NumberKey) {
  return and(eq(office, key.office), eq(school, key.school), eq(phone, key.phone), eq(ext, key.ext))
}

function lastFoundRight(database: Database, key: NumberKey): string | null {
  const row = database
    .select({ on: foundOn })
    .from(wrongNumbers)
    .where(and(eq(found, 'right'), ofNumber(key)))
    .orderBy(desc(foundOn), desc(id))
    .limit(1)
    .get()
  return row?.on ?? null
}
