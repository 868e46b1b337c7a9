import { createHash } from 'node:crypto'
import { and, desc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { InquiryResult } from '../concerns/inquiry-store.js'
import { groupBy } from '../database/group-by.js'
import type { Database } from '../database/open-database.js'
import { suggestionDecisions } from '../database/routing-schema.js'
import { inquiries, wrongDoors } from '../database/schema.js'
import type { RevisionContent } from '../routing/revision.js'
import type { Evidence, Suggestion } from './suggestion.js'

/** A concern is of use as a phrasing up to so many characters: a longer one tells a story. */
const longest = 160
/** How many of the latest are looked at. */
const most = 500
/** Below this probability the nearest topic is no more than a guess. */
const leastProbability = 0.08

type Content = Pick<RevisionContent, 'topics' | 'phrasings'>

interface Asked {
  evidence: Evidence
  lang: string
  topic: string
}

/** Finds what families say that the catalogue does not know, and keeps what was decided on it. */
export function createSuggestionStore(database: Database) {
  const t = inquiries

  function readAsked(now: Date): Asked[] {
    const kept = and(isNotNull(t.text), or(isNull(t.textUntil), gt(t.textUntil, now.getTime())))
    const rows = database
      .select({ code: t.code, text: t.text, lang: t.lang, result: t.result, wrong: wrongDoors.office })
      .from(t)
      .leftJoin(wrongDoors, eq(wrongDoors.inquiry, t.id))
      .where(and(kept, or(eq(t.outcome, 'handover'), isNotNull(wrongDoors.office))))
      .orderBy(desc(t.askedAt))
      .limit(most)
      .all()
    return rows.flatMap(({ code, text, lang, result, wrong }) => {
      const { topics } = result as InquiryResult
      const kind = wrong === null ? ('miss' as const) : ('wrong-door' as const)
      const nearest = topics.find(({ probability }) => probability >= leastProbability)
      // Where the first office was the wrong one, it is the next topic that was meant.
      const topic = (kind === 'wrong-door' ? topics[1] : nearest)?.slug
      return topic && text ? [{ evidence: { kind, code, text }, lang, topic }] : []
    })
  }

  const decided = () =>
    new Set(
      database
        .select({ key: suggestionDecisions.key })
        .from(suggestionDecisions)
        .all()
        .map(({ key }) => key),
    )

  return {
    /** What could be learned, those with the most evidence first. What was decided on is left out. */
    list(content: Content, now: Date): Suggestion[] {
      const slugs = new Set(content.topics.map(({ slug }) => slug))
      const groups = groupBy(
        readAsked(now).filter(({ topic }) => slugs.has(topic)),
        ({ topic, lang }) => `${topic}\n${lang}`,
      )
      const named = new Set([...groups.values()].map(([first]) => first!.topic))
      const known = new Set(
        content.phrasings
          .filter(({ topic }) => named.has(topic))
          .map(({ topic, text }) => `${topic}\n${plain(text)}`),
      )
      const done = decided()
      return [...groups.values()]
        .flatMap((asked) => {
          const { topic, lang } = asked[0]!
          const texts = new Map(
            asked.map(({ evidence }) => [plain(asPhrasing(evidence.text)), asPhrasing(evidence.text)]),
          )
          const phrasings = [...texts]
            .filter(([folded, text]) => isOfUse(text) && !known.has(`${topic}\n${folded}`))
            .map(([, text]) => text)
          const key = keyOf(topic, lang, phrasings)
          if (phrasings.length === 0 || done.has(key)) return []
          return [{ key, topic, lang, phrasings, evidence: asked.map(({ evidence }) => evidence) }]
        })
        .sort((a, b) => b.evidence.length - a.evidence.length)
    },

    /** Notes that somebody has decided: it is not suggested again. */
    decide(key: string, decision: 'accepted' | 'dismissed', by: string | null, now: Date): void {
      database
        .insert(suggestionDecisions)
        .values({ key, decision, decidedBy: by, decidedAt: now.getTime() })
        .onConflictDoUpdate({
          target: suggestionDecisions.key,
          set: { decision, decidedBy: by, decidedAt: sql`excluded.decided_at` },
        })
        .run()
    },
  }
}

export type SuggestionStore = ReturnType<typeof createSuggestionStore>

/** Markers of what was taken out are no words of families. */
function asPhrasing(text: string): string {
  return text
    .replace(/\[[a-z ]+\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function isOfUse(text: string): boolean {
  return text.length <= longest && (text.match(/[\p{L}\p{N}]+/gu) ?? []).length >= 2
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function keyOf(topic: string, lang: string, phrasings: readonly string[]): string {
  const parts = JSON.stringify([topic, lang, [...phrasings].sort()])
  return createHash('sha256').update(parts).digest('hex').slice(0, 16)
}
