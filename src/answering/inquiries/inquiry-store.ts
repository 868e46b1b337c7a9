import { and, desc, eq, fillPlaceholders, inArray, isNotNull, lte, or, sql } from 'drizzle-orm'
import { dayMs } from '../../directory/time/local-time.js'
import type { Database } from '../../platform/database/open-database.js'
import { inquiries } from '../../platform/database/schema.js'
import type { Statement } from '../../platform/database/statements.js'
import type { Concern } from '../concern.js'
import type { Match, Trace } from '../matching/match.js'

/** A concern's result as stored: offices and topics by id, so that a page shows today's contacts. */
export interface InquiryResult
  extends Pick<
    Match,
    | 'outcome'
    | 'offices'
    | 'topics'
    | 'parts'
    | 'more'
    | 'skipped'
    | 'vague'
    | 'outside'
    | 'signals'
    | 'engine'
  > {
  /** Id of the rule that named the office; absent in older rows. */
  rule?: string | null
  /** Words of the rules' notices, by language. */
  notices: Readonly<Record<string, string>>[]
  /** Facts from the text: the school if none was chosen, and hints for choosing among several people. */
  told: {
    school: string | null
    grade: string | null
    lastInitial: string | null
    language: string | null
    /** Number of a bus route; absent in older rows. */
    route?: string | null
  }
  /** Older rows have no `asks`. */
  emergency: { level: 'now' | 'support'; kinds: string[]; asks?: boolean } | null
  revision: number
  ms: number
}

/** A stored concern. */
export interface Inquiry {
  code: string
  askedAt: Date
  /** Redacted, and kept until `textUntil`; both null when no text is kept. */
  text: string | null
  textUntil: Date | null
  lang: string
  /** Id of the school; null for none. */
  school: number | null
  channel: Concern['channel']
  result: InquiryResult
  trace: Trace
}

/** Prepares the insert: building the statement takes longer than running it. Existing inquiries are left unchanged. */
export function createInsertInquiry(database: Database): (inquiry: Inquiry) => Statement {
  const { sql: statement, params } = database
    .insert(inquiries)
    .values({
      code: sql.placeholder('code'),
      askedAt: sql.placeholder('askedAt'),
      text: sql.placeholder('text'),
      textUntil: sql.placeholder('textUntil'),
      lang: sql.placeholder('lang'),
      school: sql.placeholder('school'),
      channel: sql.placeholder('channel'),
      outcome: sql.placeholder('outcome'),
      emergency: sql.placeholder('emergency'),
      revision: sql.placeholder('revision'),
      result: sql.placeholder('result'),
      trace: sql.placeholder('trace'),
    })
    .onConflictDoNothing({ target: inquiries.code })
    .toSQL()
  return ({ code, askedAt, text, textUntil, lang, school, channel, result, trace }) => ({
    sql: statement,
    params: fillPlaceholders(params, {
      askedAt: askedAt.getTime(),
      textUntil: textUntil?.getTime() ?? null,
      outcome: result.outcome,
      emergency: result.emergency?.level ?? null,
      revision: result.revision,
      code,
      text,
      lang,
      school,
      channel,
      result,
      trace,
    }),
  })
}

/** @returns null when no inquiry has this code */
export function findInquiry(database: Database, code: string): Inquiry | null {
  const row = database.select().from(inquiries).where(eq(inquiries.code, code)).get()
  if (!row) return null
  const { askedAt, text, textUntil, lang, school, channel } = row
  return {
    code,
    askedAt: new Date(askedAt),
    text,
    textUntil: textUntil === null ? null : new Date(textUntil),
    lang,
    school,
    channel,
    result: row.result as InquiryResult,
    trace: row.trace as Trace,
  }
}

/** @returns null when no inquiry has this code */
export function inquiryId(database: Database, code: string): number | null {
  const { id } = inquiries
  return database.select({ id }).from(inquiries).where(eq(inquiries.code, code)).get()?.id ?? null
}

/**
 * Records whether the answer named the right person. The last feedback counts. Null forgets that it did not, unless a charge
 * is left.
 */
export function rightStatement(code: string, right: boolean | null): Statement {
  if (right === null) return { sql: forgetRightSql, params: [code] }
  return { sql: 'update inquiries set "right" = ? where code = ?', params: [right ? 1 : 0, code] }
}

const forgetRightSql = `
  update inquiries set "right" = null
  where code = ? and "right" = 0
    and not exists (select 1 from wrong_doors where wrong_doors.inquiry = inquiries.id)`

/** How long after a question another one counts as asking again. */
const againMs = dayMs

/** Records that whoever asked this asked something again, if it was within a day. @param at when that was */
export function askedAgainStatement(code: string, at: number): Statement {
  return { sql: askedAgainSql, params: [code, at - againMs, at] }
}

const askedAgainSql = 'update inquiries set again = 1 where code = ? and asked_at between ? and ?'

/** For one erased while it was on its way into the database. */
export function deleteInquiryStatement(code: string): Statement {
  return { sql: 'delete from inquiries where code = ?', params: [code] }
}

/**
 * Erases expired texts.
 * @param askedBefore also those asked before: the retention may have been shortened
 * @returns how many, at most `max`
 */
export function eraseTexts(database: Database, now: Date, askedBefore: Date, max: number): number {
  const { id, text, textUntil, askedAt } = inquiries
  const over = or(lte(textUntil, now.getTime()), lte(askedAt, askedBefore.getTime()))
  const due = database
    .select({ id })
    .from(inquiries)
    .where(and(isNotNull(text), over))
    .limit(max)
  return database.update(inquiries).set({ text: null, textUntil: null }).where(inArray(id, due)).run().changes
}

export function eraseTextsOf(database: Database, ids: readonly number[]): void {
  database
    .update(inquiries)
    .set({ text: null, textUntil: null })
    .where(inArray(inquiries.id, [...ids]))
    .run()
}

/** Ids of the oldest inquiries before a moment, at most `max`. */
export function inquiriesBefore(database: Database, moment: Date, max: number): number[] {
  const { id, askedAt } = inquiries
  const rows = database
    .select({ id })
    .from(inquiries)
    .where(lte(askedAt, moment.getTime()))
    .orderBy(askedAt)
    .limit(max)
    .all()
  return rows.map((row) => row.id)
}

/** When the newest inquiry was asked; null for none. */
export function newestInquiry(database: Database): Date | null {
  const row = database
    .select({ askedAt: inquiries.askedAt })
    .from(inquiries)
    .orderBy(desc(inquiries.askedAt))
    .limit(1)
    .get()
  return row ? new Date(row.askedAt) : null
}

export function deleteInquiries(database: Database, ids: readonly number[]): void {
  database
    .delete(inquiries)
    .where(inArray(inquiries.id, [...ids]))
    .run()
}
