import { and, asc, eq, gte, isNull, lt } from 'drizzle-orm'
import { localDate } from '../../directory/time/local-time.js'
import type { Database } from '../../platform/database/open-database.js'
import { schools } from '../../platform/database/schema.js'
import { referrals } from '../../platform/database/staff-schema.js'

/** The properties of referrals that are counted. Each referral has exactly one value of each. */
export const referralFactNames = [
  ...(['matter', 'place', 'lang', 'channel', 'outcome', 'door', 'promise'] as const),
]
export type ReferralFactName = (typeof referralFactNames)[number]

/** When the first referral was logged, in milliseconds; null for none. */
export function firstReferralAt(database: Database): number | null {
  const { loggedAt } = referrals
  return database.select({ loggedAt }).from(referrals).orderBy(asc(loggedAt)).limit(1).get()?.loggedAt ?? null
}

/** When the referral after some of a span was logged, in milliseconds; undefined for no more of them. */
export function referralAfterSome(
  database: Database,
  { from, until }: { from: Date; until: Date },
  some: number,
): number | undefined {
  const { loggedAt } = referrals
  return database
    .select({ loggedAt })
    .from(referrals)
    .where(and(gte(loggedAt, from.getTime()), lt(loggedAt, until.getTime())))
    .orderBy(asc(loggedAt))
    .limit(1)
    .offset(some)
    .get()?.loggedAt
}

interface ReferralFact {
  day: string
  about: ReferralFactName
  group: string
  value: string
}

/**
 * The properties of the referrals that the front office logged in a week, without those that were undone.
 * - `door`: `wrong` if the office named first was the wrong one.
 * - `promise`: `none`; `kept` if a promised follow-up was done by its date, `late`, or `open`; `later` if it is not done and
 *   its date has not passed.
 * @param until excluded
 * @param today ISO date on which they are counted
 */
export function readReferralFacts(
  database: Database,
  { from, until, today, timeZone }: { from: Date; until: Date; today: string; timeZone: string },
): ReferralFact[] {
  return database
    .select({ referral: referrals, level: schools.level, slug: schools.slug })
    .from(referrals)
    .leftJoin(schools, eq(schools.id, referrals.school))
    .where(
      and(
        gte(referrals.loggedAt, from.getTime()),
        lt(referrals.loggedAt, until.getTime()),
        isNull(referrals.undoneAt),
      ),
    )
    .all()
    .flatMap(({ referral, level, slug }) => {
      const day = localDate(new Date(referral.loggedAt), timeZone)
      const fact = (about: ReferralFactName, group: string, value = '') => ({ day, about, group, value })
      return [
        fact('matter', referral.office, referral.topic ?? ''),
        fact('place', level ?? '', slug ?? ''),
        fact('lang', '', referral.lang),
        fact('channel', '', referral.channel),
        fact('outcome', '', referral.outcome),
        fact('door', '', referral.wrongOffice === null ? '' : 'wrong'),
        fact('promise', '', promiseOf(referral, today, timeZone)),
      ]
    })
}

type FollowUp = Pick<typeof referrals.$inferSelect, 'followUpOn' | 'followUpDoneAt'>

function promiseOf({ followUpOn, followUpDoneAt }: FollowUp, today: string, timeZone: string): string {
  if (followUpOn === null) return 'none'
  if (followUpDoneAt === null) return followUpOn < today ? 'open' : 'later'
  return localDate(new Date(followUpDoneAt), timeZone) <= followUpOn ? 'kept' : 'late'
}
