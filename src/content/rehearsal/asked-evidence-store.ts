import { and, desc, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import type { InquiryResult } from '../../answering/inquiries/inquiry-store.js'
import { groupBy } from '../../platform/database/group-by.js'
import type { Database } from '../../platform/database/open-database.js'
import { inquiries, wrongDoors } from '../../platform/database/schema.js'
import { referrals } from '../../platform/database/staff-schema.js'
import type { Evidence } from './suggestion.js'

/** A concern answered wrongly, and the topic it seems to be about. */
export interface AskedEvidence {
  evidence: Evidence
  lang: string
  /** Slug. */
  topic: string
}

/** How many recent ones to read. */
const maxEvidence = 500
/** Below this probability the nearest topic is only a guess. */
const minProbability = 0.08

/** A topic's offices, the first one to ask first. */
export type TopicOffices = ReadonlyMap<string, readonly string[]>

/**
 * Concerns that reached nobody or the wrong office, or that the desk sent elsewhere; newest first. The desk's
 * correction counts more than a guess.
 * @param readTopics called only if there are such concerns
 */
export function listAskedEvidence(
  database: Pick<Database, 'select'>,
  readTopics: () => TopicOffices,
  now: Date,
): AskedEvidence[] {
  const t = inquiries
  const kept = and(isNotNull(t.text), or(isNull(t.textUntil), gt(t.textUntil, now.getTime())))
  const doors = database.select({ id: wrongDoors.inquiry }).from(wrongDoors)
  const corrected = and(
    isNull(referrals.undoneAt),
    isNotNull(referrals.wrongOffice),
    isNotNull(referrals.inquiry),
  )
  const corrections = database
    .select({
      inquiry: referrals.inquiry,
      office: referrals.office,
      topic: referrals.topic,
      wrong: referrals.wrongOffice,
    })
    .from(referrals)
    .where(corrected)
    .orderBy(desc(referrals.loggedAt), desc(referrals.id))
    .all()
  const right = groupBy(corrections, ({ inquiry }) => inquiry)
  const put = database.select({ id: referrals.inquiry }).from(referrals).where(corrected)
  const rows = database
    .select({ id: t.id, code: t.code, text: t.text, lang: t.lang, result: t.result })
    .from(t)
    .where(and(kept, or(eq(t.outcome, 'handover'), inArray(t.id, doors), inArray(t.id, put))))
    .orderBy(desc(t.askedAt))
    .limit(maxEvidence)
    .all()
  if (rows.length === 0) return []
  const topics = readTopics()
  const wrong = groupBy(
    database.select({ inquiry: wrongDoors.inquiry, office: wrongDoors.office }).from(wrongDoors).all(),
    ({ inquiry }) => inquiry,
  )
  return rows.flatMap(({ id, code, text, lang, result }) => {
    const ranked = (result as InquiryResult).topics
    const [correction] = right.get(id) ?? []
    const refused = (wrong.get(id) ?? []).map(({ office }) => office)
    const kind = correction ? 'correction' : refused.length > 0 ? 'wrong-door' : 'miss'
    const topic = correction ? topicOf(correction, ranked, topics) : nearest(ranked, refused, topics)
    return topic && text ? [{ evidence: { kind, code, text }, lang, topic }] : []
  })
}

type Ranked = InquiryResult['topics']

/** The likeliest topic whose first office is not the wrong door. */
function nearest(ranked: Ranked, refused: readonly string[], topics: TopicOffices): string | null {
  const found = ranked.find(({ slug }) => {
    const [first] = topics.get(slug) ?? []
    return first !== undefined && !refused.includes(first)
  })
  return found && found.probability >= minProbability ? found.slug : null
}

/** The likeliest topic with the right office on its ladder, else the one the desk recorded. */
function topicOf(
  { office, topic, wrong }: { office: string; topic: string | null; wrong: string | null },
  ranked: Ranked,
  topics: TopicOffices,
): string | null {
  const leads = (slug: string) => topics.get(slug)?.includes(office) && topics.get(slug)?.[0] !== wrong
  return ranked.find(({ slug }) => leads(slug))?.slug ?? (topic !== null && leads(topic) ? topic : null)
}
