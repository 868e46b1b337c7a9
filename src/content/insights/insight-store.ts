import { and, asc, eq, gte, lt, sql } from 'drizzle-orm'
import type { FactName, FactResult, InquiryFact } from '../../answering/inquiries/inquiry-fact-store.js'
import { addCountSql, createFactReader } from '../../answering/inquiries/inquiry-fact-store.js'
import { addDays, localDate, localHour } from '../../directory/time/local-time.js'
import { inquiryFacts, publishedCounts } from '../../platform/database/insight-schema.js'
import type { Database } from '../../platform/database/open-database.js'
import { inquiries, notes } from '../../platform/database/schema.js'
import { prepareOnce } from '../../platform/database/statements.js'
import type { Slices } from '../../platform/threads/slices.js'
import { mondayOf, periods } from './periods.js'
import {
  firstReferralAt,
  type ReferralFactName,
  readReferralFacts,
  referralAfterSome,
} from './referral-fact-store.js'

export type PublishedCount = typeof publishedCounts.$inferSelect

/** A property of inquiries or referrals, and how often it was counted on a day. */
export interface DayFact extends Omit<InquiryFact, 'result' | 'about'> {
  day: string
  result: FactResult | 'referral'
  about: FactName | ReferralFactName
  times: number
}

/**
 * What is done up to a week, in `notes`. For counting, also the moment in milliseconds: an inquiry that is erased later is
 * not counted again.
 */
const untilKeys = { counted: 'inquiries-counted-until', published: 'counts-published-until' }

/** The first week that is not counted, or published, yet; null before the first one. */
export const readUntil = (database: Database, what: keyof typeof untilKeys): number | null =>
  readWeek(database, `${untilKeys[what]}-week`)

/** The first week whose counts are of today's kind, written by a migration; null where all are. */
export const readKindFrom = (database: Database): number | null =>
  readWeek(database, 'counts-in-this-kind-from-week')

function readWeek(database: Database, name: string): number | null {
  const { key, value } = notes
  const row = database.select({ value }).from(notes).where(eq(key, name)).get()
  return row ? Number(row.value) : null
}

function noteUntil(database: Database, key: string, value: number): void {
  const row = { key, value: String(value) }
  const set = { value: sql`excluded.value` }
  database.insert(notes).values(row).onConflictDoUpdate({ target: notes.key, set }).run()
}

/** When the first known inquiry was asked or referral logged, or the day of the first deleted one; null for none. */
export function firstAskedOn(database: Database, timeZone: string): string | null {
  const { askedAt } = inquiries
  const kept = database.select({ askedAt }).from(inquiries).orderBy(asc(askedAt)).limit(1).get()
  const { day } = inquiryFacts
  const deleted = database.select({ day }).from(inquiryFacts).orderBy(asc(day)).limit(1).get()
  const days = [kept?.askedAt, firstReferralAt(database)].map(
    (moment) => moment && localDate(new Date(moment), timeZone),
  )
  return [...days, deleted?.day].filter((each) => typeof each === 'string').sort()[0] ?? null
}

/** The moment up to which inquiries are counted, in milliseconds; 0 before the first ones. */
export function readCountedUntil(database: Database): number {
  const { key, value } = notes
  return Number(database.select({ value }).from(notes).where(eq(key, untilKeys.counted)).get()?.value ?? 0)
}

/** The end of a span, or earlier: after some of its inquiries, and at most as many of its referrals. */
export function endOfSome(
  database: Database,
  { from, until }: { from: Date; until: Date },
  some: number,
): Date {
  const { askedAt } = inquiries
  const next = database
    .select({ askedAt })
    .from(inquiries)
    .where(and(gte(askedAt, from.getTime()), lt(askedAt, until.getTime())))
    .orderBy(asc(askedAt))
    .limit(1)
    .offset(some)
    .get()
  const ends = [next?.askedAt, referralAfterSome(database, { from, until }, some)].filter(
    (moment) => typeof moment === 'number',
  )
  // Those of one moment are counted together.
  return ends.length > 0 ? new Date(Math.max(Math.min(...ends), from.getTime() + 1)) : until
}

/**
 * Counts the inquiries and referrals of a span, each once: inquiries deleted before are counted already, and those deleted
 * later are not counted again.
 * @param until excluded
 * @param today ISO date: promises for it, or for later, are not due
 * @param week which is counted with this span; null for one before its last
 */
export function countSpan(
  database: Database,
  span: { from: Date; until: Date; today: string; timeZone: string },
  week: number | null,
): void {
  const { from, until, timeZone } = span
  const { $client } = database
  const factsOf = createFactReader($client)
  database.transaction(
    () => {
      const { code, askedAt } = inquiries
      const asked = database
        .select({ code, askedAt })
        .from(inquiries)
        .where(and(gte(askedAt, from.getTime()), lt(askedAt, until.getTime())))
        .all()
      const add = prepareOnce($client, addCountSql)
      for (const row of asked) {
        const moment = new Date(row.askedAt)
        const day = localDate(moment, timeZone)
        for (const { result, about, group, value } of factsOf(row.code, localHour(moment, timeZone)))
          add.run(day, result, about, group, value)
      }
      for (const { day, about, group, value } of readReferralFacts(database, span))
        add.run(day, 'referral', about, group, value)
      noteUntil(database, untilKeys.counted, until.getTime())
      if (week !== null) noteUntil(database, `${untilKeys.counted}-week`, week + 1)
    },
    { behavior: 'immediate' },
  )
}

/** @param until excluded */
export function readDayFacts(database: Database, from: string, until: string): DayFact[] {
  const { day } = inquiryFacts
  const where = and(gte(day, from), lt(day, until))
  return database.select().from(inquiryFacts).where(where).all() as DayFact[]
}

/** How many counts are added in one transaction. */
const addedAtOnce = 500

/**
 * Adds counts for good: those of a period are published once. Until all are added, they belong to no period that is shown: if it
 * stops, the next try begins anew.
 * @param until the first week that is not published yet
 */
export function* addPublished(
  database: Database,
  counts: readonly PublishedCount[],
  until: number,
): Slices<void> {
  const parts = Array.from({ length: Math.max(1, Math.ceil(counts.length / addedAtOnce)) }, (_, i) =>
    counts.slice(i * addedAtOnce, (i + 1) * addedAtOnce),
  )
  for (const [i, part] of parts.entries()) {
    database.transaction(
      () => {
        if (i === 0) dropUnfinished(database)
        const add = prepareOnce(database.$client, insertSql)
        for (const { startsOn, endsOn, period, result, about, group, value, times, weeks } of part)
          add.run(startsOn, endsOn, period, result, about, group, value, times, weeks)
        if (i === parts.length - 1) noteUntil(database, `${untilKeys.published}-week`, until)
      },
      { behavior: 'immediate' },
    )
    yield
  }
}

/** What was added before the service stopped. */
function dropUnfinished(database: Database): void {
  const until = readUntil(database, 'published')
  const unfinished = until === null ? undefined : gte(publishedCounts.endsOn, mondayOf(until))
  database.delete(publishedCounts).where(unfinished).run()
}

const insertSql = `
  insert into published_counts (starts_on, ends_on, period, result, about, "group", value, times, weeks)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)`

/**
 * Those whose weeks all lie within a span: of longer periods, only those that count no other week.
 * @param until the last day
 * @param abouts the properties; all by default
 */
export function readPublished(
  database: Database,
  from: string,
  until: string,
  abouts: readonly string[] | null = null,
): PublishedCount[] {
  const statement = prepareOnce(database.$client, readSql).raw()
  const values = {
    from,
    until,
    longest: addDays(from, -longestDays),
    abouts: abouts && JSON.stringify(abouts),
  }
  const isIn = (week: string) => week >= from && week <= until
  const counts: PublishedCount[] = []
  for (const row of statement.all(values) as PublishedRow[]) {
    const [startsOn, endsOn, period, result, about, group, value, times, weeks] = row
    if (period === 'week' || (startsOn >= from && endsOn <= until) || weeks.split(' ').every(isIn))
      counts.push({ startsOn, endsOn, period, result, about, group, value, times, weeks })
  }
  return counts
}

/** The columns in the order of `readSql`. */
type PublishedRow = readonly [
  startsOn: string,
  endsOn: string,
  period: PublishedCount['period'],
  result: PublishedCount['result'],
  about: string,
  group: string | null,
  value: string | null,
  times: number,
  weeks: string,
]

/** Without drizzle, and as lists of columns: that takes a third of the time for ten thousand rows. */
const readSql = `
  select starts_on, ends_on, period, result, about, "group", value, times, weeks from published_counts
  where starts_on <= @until and (starts_on >= @from and ends_on <= @until or period <> 'week' and starts_on >= @longest)
    and (@abouts is null or about in (select value from json_each(@abouts)))`

const longestDays = periods.at(-1)!.weeks * 7

/** The Monday of the first week that has counts of its own; null for none. */
export function firstPublishedOn(database: Database): string | null {
  const { startsOn, period } = publishedCounts
  const first = database
    .select({ startsOn })
    .from(publishedCounts)
    .where(eq(period, 'week'))
    .orderBy(asc(startsOn))
    .limit(1)
    .get()
  return first?.startsOn ?? null
}
