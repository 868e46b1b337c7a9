import { and, asc, count, desc, eq, gte, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { addDays, momentAt } from '../../directory/time/local-time.js'
import type { Database } from '../../platform/database/open-database.js'
import { inquiries, schools } from '../../platform/database/schema.js'
import { accounts, referrals } from '../../platform/database/staff-schema.js'
import type { NewReferral, Referral, ReferralFacts, ReferralFilter } from './referral.js'

export interface PageOfReferrals {
  referrals: Referral[]
  /** The total on all pages. */
  total: number
}

/** Stores the front office's referrals. */
export function createReferralStore(database: Database) {
  const select = () => selectReferrals(database)

  const change = (id: number, facts: Partial<typeof referrals.$inferInsert>) =>
    void database.update(referrals).set(facts).where(eq(referrals.id, id)).run()

  return {
    /** @returns its id */
    log({ school, code, ...rest }: NewReferral, now: Date): number {
      const inquiry = code === null ? null : sql`(select id from ${inquiries} where code = ${code})`
      return database
        .insert(referrals)
        .values({ ...rest, school: schoolId(school), inquiry, loggedAt: now.getTime() })
        .returning({ id: referrals.id })
        .get().id
    },
    find(id: number): Referral | null {
      const row = select().where(eq(referrals.id, id)).get()
      return row ? toReferral(row) : null
    },
    /** An account's latest entry, undone or not; null if too long ago. */
    lastOf(account: number, since: Date): Referral | null {
      const row = select()
        .where(and(eq(referrals.account, account), gte(referrals.loggedAt, since.getTime())))
        .orderBy(desc(referrals.loggedAt), desc(referrals.id))
        .get()
      return row ? toReferral(row) : null
    },
    /** Updates its facts, or the office it went to after all. */
    edit(
      id: number,
      facts: Partial<ReferralFacts & Pick<NewReferral, 'office' | 'contact' | 'wrongOffice'>>,
      now: Date,
    ): void {
      change(id, { ...facts, editedAt: now.getTime() })
    },
    /** An undone referral is no longer shown or counted. @param undone false restores it */
    undo: (id: number, undone: boolean, now: Date) => change(id, { undoneAt: undone ? now.getTime() : null }),
    finishFollowUp: (id: number, done: boolean, now: Date) =>
      change(id, { followUpDoneAt: done ? now.getTime() : null }),
    /** Open follow-ups, most urgent first. @param account null for everyone's */
    followUps: (account: number | null): Referral[] =>
      select()
        .where(and(openFollowUp, account === null ? undefined : eq(referrals.account, account)))
        .orderBy(asc(referrals.followUpOn), asc(referrals.id))
        .limit(maxFollowUps)
        .all()
        .map(toReferral),
    /** @param date ISO date of today */
    countDue: (account: number, date: string): number =>
      database
        .select({ count: count() })
        .from(referrals)
        .where(and(openFollowUp, eq(referrals.account, account), sql`${referrals.followUpOn} <= ${date}`))
        .get()?.count ?? 0,
    /** Newest first. */
    list(
      filter: ReferralFilter,
      timeZone: string,
      { page, size }: { page: number; size: number },
    ): PageOfReferrals {
      const where = wanted(filter, timeZone)
      const rows = select()
        .where(where)
        .orderBy(desc(referrals.loggedAt), desc(referrals.id))
        .limit(size)
        .offset((page - 1) * size)
        .all()
      const total = database.select({ count: count() }).from(referrals).where(where).get()?.count ?? 0
      return { referrals: rows.map(toReferral), total }
    },
  }
}

export type ReferralStore = ReturnType<typeof createReferralStore>

function selectReferrals(database: Database) {
  return database
    .select({ referral: referrals, school: schools.slug, by: accounts.name, code: inquiries.code })
    .from(referrals)
    .leftJoin(inquiries, eq(inquiries.id, referrals.inquiry))
    .innerJoin(accounts, eq(accounts.id, referrals.account))
    .leftJoin(schools, eq(schools.id, referrals.school))
}

type Row = ReturnType<ReturnType<typeof selectReferrals>['all']>[number]

function toReferral({ referral, school, by, code }: Row): Referral {
  const { inquiry: _, loggedAt, followUpDoneAt, editedAt, undoneAt, ...rest } = referral
  const moment = (at: number | null) => (at === null ? null : new Date(at))
  return {
    ...rest,
    school,
    by,
    code,
    loggedAt: new Date(loggedAt),
    followUpDoneAt: moment(followUpDoneAt),
    editedAt: moment(editedAt),
    undoneAt: moment(undoneAt),
  }
}

function schoolId(slug: string | null) {
  return slug === null ? null : sql`(select id from ${schools} where slug = ${slug})`
}

function wanted(filter: ReferralFilter, timeZone: string): SQL | undefined {
  const { channel, outcome, school, office, from, to, account, wrong, q } = filter
  const words = matchOf(q)
  return and(
    isNull(referrals.undoneAt),
    channel ? eq(referrals.channel, channel) : undefined,
    outcome ? eq(referrals.outcome, outcome) : undefined,
    school ? eq(referrals.school, sql`(select id from ${schools} where slug = ${school})`) : undefined,
    office ? eq(referrals.office, office) : undefined,
    from ? gte(referrals.loggedAt, momentAt(from, 0, timeZone).getTime()) : undefined,
    to ? lt(referrals.loggedAt, momentAt(addDays(to, 1), 0, timeZone).getTime()) : undefined,
    account === null ? undefined : eq(referrals.account, account),
    wrong ? isNotNull(referrals.wrongOffice) : undefined,
    words
      ? sql`${referrals.id} in (select rowid from referral_search where referral_search match ${words})`
      : undefined,
  )
}

const maxFollowUps = 200

const openFollowUp = and(
  isNotNull(referrals.followUpOn),
  isNull(referrals.followUpDoneAt),
  isNull(referrals.undoneAt),
)

/** All words, whole or as prefixes; quoting disables operators. Null for no words. */
function matchOf(q: string): string | null {
  const words = q.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length > 0 ? words.map((word) => `"${word}"*`).join(' ') : null
}
