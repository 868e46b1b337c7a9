import { and, asc, count, eq, gt, gte, isNotNull, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import type { InquiryResult } from '../../answering/inquiries/inquiry-store.js'
import { gradedConcerns as t } from '../../platform/database/grading-schema.js'
import type { Database } from '../../platform/database/open-database.js'
import { inquiries, schools } from '../../platform/database/schema.js'
import type { GradedConcern } from './measure-grades.js'

/** A concern to grade: nothing of its answer, and nothing that another person said. */
export interface ConcernToGrade {
  id: number
  /** Redacted. */
  text: string
  lang: string
  /** Name of the school; null for none. */
  school: string | null
}

interface Draw {
  /** The concerns asked from here on, and before there. */
  from: Date
  until: Date
  /** How many at most. */
  size: number
  now: Date
  /** @returns id of the office that answers for this one, as families see it and people choose it */
  whoAnswersFor(office: string): string
}

/** Stores the samples and what people said. */
export function createGradingStore(database: Database) {
  const isKept = (now: number) =>
    and(isNotNull(inquiries.text), or(isNull(inquiries.textUntil), gt(inquiries.textUntil, now)))

  /** Those that wait for this person. */
  const waitingFor = (account: number, now: number): SQL | undefined =>
    and(isNull(t.second), or(isNull(t.firstBy), ne(t.firstBy, account)), isKept(now))

  return {
    /** @param week its Monday */
    hasSample: (week: string): boolean =>
      database.select({ id: t.id }).from(t).where(eq(t.week, week)).limit(1).get() !== undefined,

    /** Draws concerns at random among those of a week whose words are kept. @returns how many */
    draw(week: string, { from, until, size, now, whoAnswersFor }: Draw): number {
      const { id, result, askedAt } = inquiries
      const asked = and(gte(askedAt, from.getTime()), lt(askedAt, until.getTime()), isKept(now.getTime()))
      return database.transaction(
        () => {
          const drawn = database
            .select({ id, result })
            .from(inquiries)
            .where(asked)
            .orderBy(sql`random()`)
            .limit(size)
            .all()
          for (const row of drawn) {
            const { named, sure } = namedIn(row.result as InquiryResult)
            const answering = [...new Set(named.map(whoAnswersFor))]
            database
              .insert(t)
              .values({ week, inquiry: row.id, named: answering, sure })
              .onConflictDoNothing()
              .run()
          }
          return drawn.length
        },
        { behavior: 'immediate' },
      )
    },

    /** The next one for a person, the oldest week first; null for none. */
    next(account: number, now: Date): ConcernToGrade | null {
      const row = database
        .select({ id: t.id, text: inquiries.text, lang: inquiries.lang, school: schools.name })
        .from(t)
        .innerJoin(inquiries, eq(inquiries.id, t.inquiry))
        .leftJoin(schools, eq(schools.id, inquiries.school))
        .where(waitingFor(account, now.getTime()))
        .orderBy(asc(t.week), asc(t.id))
        .limit(1)
        .get()
      return row ? { ...row, text: row.text ?? '' } : null
    },

    countWaiting: (account: number, now: Date): number =>
      database
        .select({ times: count() })
        .from(t)
        .innerJoin(inquiries, eq(inquiries.id, t.inquiry))
        .where(waitingFor(account, now.getTime()))
        .get()?.times ?? 0,

    /** @returns false if the words are gone, two people were faster, or this person has graded it */
    grade(id: number, { account, said, now }: { account: number; said: string; now: Date }): boolean {
      return database.transaction(
        () => {
          const row = database
            .select({ firstBy: t.firstBy })
            .from(t)
            .innerJoin(inquiries, eq(inquiries.id, t.inquiry))
            .where(and(eq(t.id, id), waitingFor(account, now.getTime())))
            .get()
          if (!row) return false
          const set =
            row.firstBy === null
              ? { firstBy: account, first: said }
              : { secondBy: account, second: said, gradedAt: now.getTime() }
          return database.update(t).set(set).where(eq(t.id, id)).run().changes > 0
        },
        { behavior: 'immediate' },
      )
    },

    /** What two people have said since a moment. @param until null for now */
    graded(since: Date, until: Date | null = null): GradedConcern[] {
      const before = until ? lt(t.gradedAt, until.getTime()) : undefined
      const rows = database
        .select({ named: t.named, sure: t.sure, first: t.first, second: t.second })
        .from(t)
        .where(and(isNotNull(t.second), gte(t.gradedAt, since.getTime()), before))
        .all()
      return rows.map(({ first, second, ...row }) => ({ ...row, first: first ?? '', second: second ?? '' }))
    },

    /** Deletes those that nobody can grade any more, and grades from before a moment. */
    forget(before: Date, now: Date): void {
      const kept = database.select({ id: inquiries.id }).from(inquiries).where(isKept(now.getTime()))
      database
        .delete(t)
        .where(
          or(
            lt(t.gradedAt, before.getTime()),
            and(isNull(t.second), or(isNull(t.inquiry), sql`${t.inquiry} not in ${kept}`)),
          ),
        )
        .run()
    },
  }
}

export type GradingStore = ReturnType<typeof createGradingStore>

/** The offices that an answer named: with several concerns, families see the offices of all. */
export function namedIn({ outcome, offices, parts }: InquiryResult): { named: string[]; sure: boolean } {
  const ids = offices.map(({ office }) => office)
  if (outcome === 'handover') return { named: [], sure: false }
  const isAlone = outcome === 'answer' && !parts?.length
  return { named: isAlone ? ids.slice(0, 1) : ids, sure: isAlone }
}
