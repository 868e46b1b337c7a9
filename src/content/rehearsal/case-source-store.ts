import { and, desc, eq, gte, isNotNull, isNull } from 'drizzle-orm'
import type { InquiryResult } from '../../answering/inquiries/inquiry-store.js'
import type { Database } from '../../platform/database/open-database.js'
import { inquiries, schools, wrongDoors } from '../../platform/database/schema.js'
import { referrals } from '../../platform/database/staff-schema.js'
import type { CaseFacts, CaseSource } from './saved-case.js'

/** The source of a case: an inquiry's code, or a referral's number. */
export type CaseOf = { inquiry: string } | { referral: number }

/** A case, as far as known. */
export interface CaseDraft {
  facts: Pick<CaseFacts, 'concern' | 'lang' | 'level' | 'expect' | 'note'>
  /** True if the answer showed emergency lines on top: only a person can tell whether that was a false alarm. */
  alarm: boolean
  source: CaseSource
  key: string
  /** Id of the inquiry that the words come from; null for a clerk's note. */
  inquiry: number | null
  /** True for a family's words with a known right office, without an alarm: no review needed. */
  sure: boolean
}

/** A wrong door and its cause. */
export interface WrongDoorEntry {
  id: number
  reportedAt: Date
  /** Id of the wrong office. */
  office: string
  topic: string | null
  rule: string | null
  /** Null once the inquiry is deleted. */
  code: string | null
  /** Redacted; null when no longer kept. */
  text: string | null
  lang: string
  /** The office that the desk finally sent the family to; null if unknown. */
  right: string | null
}

type Reader = Pick<Database, 'select'>

/** @returns null if not found, or its words are no longer kept */
export function findCaseDraft(database: Reader, of: CaseOf, now: Date): CaseDraft | null {
  return 'inquiry' in of ? fromInquiry(database, of.inquiry, now) : fromReferral(database, of.referral, now)
}

function fromInquiry(database: Reader, code: string, now: Date): CaseDraft | null {
  const row = database
    .select({ inquiry: inquiries, level: schools.level })
    .from(inquiries)
    .leftJoin(schools, eq(schools.id, inquiries.school))
    .where(eq(inquiries.code, code))
    .get()
  const concern = row && textOf(row.inquiry, now)
  if (!row || !concern) return null
  const { id, lang, right, emergency, result } = row.inquiry
  const wrong = database
    .select({ office: wrongDoors.office })
    .from(wrongDoors)
    .where(eq(wrongDoors.inquiry, id))
    .all()
    .map(({ office }) => office)
  const { outcome, offices } = result as InquiryResult
  const named = outcome === 'answer' ? offices[0]?.office : undefined
  const answered = named !== undefined && right !== false && !wrong.includes(named) ? named : null
  const office = correctionOf(database, id) ?? answered
  return {
    facts: {
      concern,
      lang,
      level: row.level,
      expect: office === null ? [] : [office],
      note: '',
    },
    alarm: emergency === 'now',
    source: wrong.length > 0 ? 'wrong-door' : 'inquiry',
    key: code,
    inquiry: id,
    sure: office !== null && emergency !== 'now',
  }
}

/** The office that the desk last sent the family to. */
function correctionOf(database: Reader, inquiry: number): string | null {
  const row = database
    .select({ office: referrals.office })
    .from(referrals)
    .where(and(eq(referrals.inquiry, inquiry), isNull(referrals.undoneAt)))
    .orderBy(desc(referrals.loggedAt), desc(referrals.id))
    .get()
  return row?.office ?? null
}

function fromReferral(database: Reader, id: number, now: Date): CaseDraft | null {
  const row = database
    .select({ referral: referrals, inquiry: inquiries, level: schools.level })
    .from(referrals)
    .leftJoin(inquiries, eq(inquiries.id, referrals.inquiry))
    .leftJoin(schools, eq(schools.id, referrals.school))
    .where(and(eq(referrals.id, id), isNull(referrals.undoneAt)))
    .get()
  if (!row) return null
  const { referral, inquiry, level } = row
  const asked = inquiry && textOf(inquiry, now)
  return {
    facts: {
      // A clerk's note is in the clerk's words: it needs a review.
      concern: asked ?? referral.note,
      lang: asked ? inquiry!.lang : 'en',
      level,
      expect: [referral.office],
      note: '',
    },
    alarm: inquiry?.emergency === 'now',
    source: 'referral',
    key: String(id),
    inquiry: asked ? inquiry!.id : null,
    sure: Boolean(asked) && inquiry?.emergency !== 'now',
  }
}

function textOf({ text, textUntil }: typeof inquiries.$inferSelect, now: Date): string | null {
  return text !== null && (textUntil === null || textUntil > now.getTime()) ? text : null
}

/** Single wrong doors, newest first. */
export function listWrongDoorEntries(
  database: Reader,
  { since, now, from, limit }: { since: Date; now: Date; from: number; limit: number },
): WrongDoorEntry[] {
  const rows = database
    .select({ door: wrongDoors, inquiry: inquiries })
    .from(wrongDoors)
    .leftJoin(inquiries, eq(inquiries.id, wrongDoors.inquiry))
    .where(and(isNotNull(wrongDoors.office), gte(wrongDoors.reportedAt, since.getTime())))
    .orderBy(desc(wrongDoors.reportedAt), desc(wrongDoors.id))
    .limit(limit)
    .offset(from)
    .all()
  return rows.map(({ door: { id, reportedAt, office, topic, rule, lang }, inquiry }) => ({
    id,
    office,
    topic,
    rule,
    lang,
    reportedAt: new Date(reportedAt),
    code: inquiry?.code ?? null,
    text: inquiry && textOf(inquiry, now),
    right: inquiry && correctionOf(database, inquiry.id),
  }))
}
