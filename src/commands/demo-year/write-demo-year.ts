import { newAnswerCode } from '../../answering/inquiries/answer-code.js'
import {
  askedAgainStatement,
  createInsertInquiry,
  type Inquiry,
  rightStatement,
} from '../../answering/inquiries/inquiry-store.js'
import { wrongDoorStatement } from '../../answering/inquiries/wrong-door-store.js'
import { mulberry32 } from '../../answering/models/shuffled.js'
import { latestRevisionId } from '../../content/revisions/revision-store.js'
import { listCalendarDays } from '../../directory/model/calendar-store.js'
import { untranslated } from '../../directory/model/translations.js'
import { addDays, localDate, momentAt } from '../../directory/time/local-time.js'
import { createSchoolCalendar } from '../../directory/time/school-calendar.js'
import type { Database } from '../../platform/database/open-database.js'
import { accounts } from '../../platform/database/staff-schema.js'
import { runInTransaction, type Statement } from '../../platform/database/statements.js'
import { createReferralStore } from '../../staff/desk/referral-store.js'
import { type DemoSources, type DemoTopic, makeInquiry } from './make-inquiry.js'
import { makeReferral } from './make-referral.js'
import { readDemoSources } from './read-demo-sources.js'
import { writeDemoGrades } from './write-demo-grades.js'
import { writeDemoNights } from './write-demo-nights.js'
import { type DemoDay, divideAmong, pick, pickMinute, shapeYear, yearDays } from './year-shape.js'

export interface DemoYearOptions {
  now: Date
  /** IANA name. */
  timeZone: string
  /** The same seed, day and district make the same year. */
  seed: number
  /** Of each year. */
  inquiries: number
  /** How many years, of 52 weeks each. Defaults to one. */
  years?: number
  /** Called after each week. @param share done, 0 to 1 */
  onProgress?: (share: number) => void
}

/** How many were written. */
export interface DemoYearCounts {
  inquiries: number
  wrongDoors: number
  /** None in a district without an account. */
  referrals: number
  /** Questions that two people graded, and nights of test questions. */
  grades: number
  nights: number
}

/** Shares of families that say whether the answer was right, and of inquiries that the desk logs. */
const shares = { judged: 0.2, referred: 0.12 }

/** Families who were sent to the wrong office ask something again; some others, too. */
const againShare = (wrongShare: number) => 0.04 + wrongShare

const askedAgain = (code: string, askedAt: Date) => askedAgainStatement(code, askedAt.getTime() + 600_000)

/** A week, so that all of its families have judged by the time it is counted. */
const daysAtOnce = 7

/**
 * Writes years of made-up inquiries up to yesterday, with what families said of the answers, and referrals of the desk. They
 * have no words. A week is a transaction. Two people grade some of them, and test questions are asked every night. The routing must
 * have been published.
 */
export function writeDemoYear(database: Database, options: DemoYearOptions): DemoYearCounts {
  const { now, timeZone, seed, years = 1, onProgress = () => {} } = options
  const random = mulberry32(seed)
  const sources = readDemoSources(database, latestRevisionId(database)!, random)
  const writer = createDemoWriter(database, sources, { now, timeZone }, random)
  const isOff = readDaysOff(database)
  for (let done = 0; done < years; done++) {
    const until = addDays(localDate(now, timeZone), -yearDays * (years - done - 1))
    const year = shapeYear({ until, isOff, random })
    writeYear(year, divideAmong(options.inquiries, year), writer, (share) =>
      onProgress((done + share) / years),
    )
  }
  // Others are the same with and without them.
  const apart = mulberry32(seed + 1)
  const days = { now, timeZone, years }
  const grades = writeDemoGrades(database, days, apart)
  return { ...writer.counts, grades, nights: writeDemoNights(database, days, apart) }
}

function writeYear(
  year: readonly DemoDay[],
  perDay: readonly number[],
  { write }: Pick<ReturnType<typeof createDemoWriter>, 'write'>,
  onProgress: (share: number) => void,
): void {
  for (let from = 0; from < year.length; from += daysAtOnce) {
    const some = year.slice(from, from + daysAtOnce)
    write(some.map((day, i) => ({ day, times: perDay[from + i]! })))
    onProgress(Math.min(1, (from + daysAtOnce) / year.length))
  }
}

/** The calendar knows this school year: those before had their breaks as many times 52 weeks earlier. */
function readDaysOff(database: Database): (date: string) => boolean {
  const days = listCalendarDays(database, untranslated)
  const calendar = createSchoolCalendar(days)
  const first = days[0]?.startsOn ?? ''
  const inCalendar = (date: string): string => (date >= first ? date : inCalendar(addDays(date, yearDays)))
  return (date) => !calendar.isSchoolDay(inCalendar(date), 'elementary')
}

function createDemoWriter(
  database: Database,
  sources: DemoSources,
  { now, timeZone }: Pick<DemoYearOptions, 'now' | 'timeZone'>,
  random: () => number,
) {
  const insertInquiry = createInsertInquiry(database)
  const store = createReferralStore(database)
  const account = database.select({ id: accounts.id }).from(accounts).limit(1).get()?.id ?? null
  const counts = { inquiries: 0, wrongDoors: 0, referrals: 0 }

  function judge({ code, askedAt, result }: Inquiry, topic: DemoTopic): Statement[] {
    const [first] = result.offices
    if (!first) return []
    const rule = sources.rules.find(({ id }) => id === result.rule)
    const { wrongShare } = rule ?? topic
    if (random() >= shares.judged) return random() < againShare(wrongShare) ? [askedAgain(code, askedAt)] : []
    const right = random() >= wrongShare
    if (right) return [rightStatement(code, true)]
    counts.wrongDoors++
    const reportedAt = new Date(askedAt.getTime() + 60_000)
    const door = { code, reportedAt, office: first.office, topic: first.topic, rule: rule?.id ?? null }
    return [rightStatement(code, false), wrongDoorStatement(door)]
  }

  function ask(day: DemoDay): { inquiry: Inquiry; topic: DemoTopic } {
    const topic = pick(sources.topics, ({ share, season }) => share * day.seasons[season], random)
    const askedAt = momentAt(day.date, pickMinute(day, random), timeZone)
    const code = newAnswerCode((below) => Math.floor(random() * below))
    return { topic, inquiry: makeInquiry({ code, askedAt, topic }, sources, random) }
  }

  return {
    counts,
    write(days: readonly { day: DemoDay; times: number }[]): void {
      const asked = days.flatMap(({ day, times }) => Array.from({ length: times }, () => ask(day)))
      runInTransaction(
        database.$client,
        asked.flatMap(({ inquiry, topic }) => [insertInquiry(inquiry), ...judge(inquiry, topic)]),
      )
      counts.inquiries += asked.length
      if (account === null) return
      database.transaction(
        () => {
          for (const { inquiry, topic } of asked) {
            if (random() >= shares.referred) continue
            const { referral, doneAt } = makeReferral(
              { account, topic, inquiry },
              { ...sources, timeZone },
              random,
            )
            const id = store.log(referral, inquiry.askedAt)
            if (doneAt && doneAt < now) store.finishFollowUp(id, true, doneAt)
            counts.referrals++
          }
        },
        { behavior: 'immediate' },
      )
    },
  }
}
