import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { groupBy } from '../../platform/database/group-by.js'
import type { Database } from '../../platform/database/open-database.js'
import { suggestionDecisions } from '../../platform/database/routing-schema.js'
import { phrasings, synonyms } from '../../platform/database/schema.js'
import type { TopicEntry } from '../revisions/topic-editor-store.js'
import { type AskedEvidence, listAskedEvidence } from './asked-evidence-store.js'
import { stripMarkers, suggestSynonyms } from './suggest-synonyms.js'
import type { Suggestion } from './suggestion.js'

/** Longest concern, in characters, that can become a phrasing: a longer one tells a story. */
const maxPhrasingLength = 160

/** How long a count may be old, in milliseconds: finding suggestions reads hundreds of questions. */
const countedForMs = 10 * 60_000

/** Finds families' words that the working copy does not know, and stores decisions on them. */
export function createSuggestionStore(database: Database) {
  const textsOf = (topic: string, lang: string) =>
    database
      .select({ text: phrasings.text })
      .from(phrasings)
      .where(and(eq(phrasings.topic, topic), eq(phrasings.lang, lang)))
      .all()
      .map(({ text }) => text)

  const allTexts = (lang: string) =>
    database
      .select({ text: phrasings.text })
      .from(phrasings)
      .where(eq(phrasings.lang, lang))
      .all()
      .map(({ text }) => text)

  const taken = (lang: string) =>
    new Set(
      database
        .select({ word: synonyms.word })
        .from(synonyms)
        .where(eq(synonyms.lang, lang))
        .all()
        .map(({ word }) => word),
    )

  const decided = () =>
    new Set(
      database
        .select({ key: suggestionDecisions.key })
        .from(suggestionDecisions)
        .all()
        .map(({ key }) => key),
    )

  function suggestPhrasings(asked: readonly AskedEvidence[]): Suggestion[] {
    const { topic, lang } = asked[0]!
    const known = new Set(textsOf(topic, lang).map(plain))
    const fresh = asked.filter(({ evidence }) => {
      const text = stripMarkers(evidence.text)
      return isOfUse(text) && !known.has(plain(text))
    })
    const texts = new Map(
      fresh.map(({ evidence }) => [plain(stripMarkers(evidence.text)), stripMarkers(evidence.text)]),
    )
    if (texts.size === 0) return []
    const found = { topic, lang, phrasings: [...texts.values()], synonym: null }
    return [{ ...found, key: keyOf(found), evidence: fresh.map(({ evidence }) => evidence) }]
  }

  function suggestWords(asked: readonly AskedEvidence[]): Suggestion[] {
    const { topic, lang } = asked[0]!
    const sources = { own: textsOf(topic, lang), all: allTexts(lang), lang, taken: taken(lang) }
    return suggestSynonyms(asked, sources).map(({ word, means, asked: by }) => {
      const found = { topic, lang, phrasings: [], synonym: { word, means } }
      return { ...found, key: keyOf(found), evidence: by.map(({ evidence }) => evidence) }
    })
  }

  let counted: { until: number; count: number } | null = null

  /** Undecided suggestions, those with the most evidence first. */
  function list(topics: readonly TopicEntry[], now: Date): Suggestion[] {
    const offices = new Map(topics.map((topic) => [topic.slug, topic.offices]))
    const asked = listAskedEvidence(database, offices, now).filter(({ topic }) => offices.has(topic))
    const groups = groupBy(asked, ({ topic, lang }) => `${topic}\n${lang}`)
    const done = decided()
    const found = [...groups.values()]
      .flatMap((group) => [...suggestPhrasings(group), ...(group.length > 1 ? suggestWords(group) : [])])
      .filter(({ key }) => !done.has(key))
      .sort((a, b) => b.evidence.length - a.evidence.length)
    counted = { until: now.getTime() + countedForMs, count: found.length }
    return found
  }

  return {
    list,

    /** How many `list` found in the last minutes: every staff page shows it. @param topics read only if they are needed */
    count(topics: () => readonly TopicEntry[], now: Date): number {
      if (counted && now.getTime() < counted.until) return counted.count
      return list(topics(), now).length
    },

    /** Records a decision, so that it is not suggested again. */
    decide(key: string, decision: 'accepted' | 'dismissed', by: string | null, now: Date): void {
      database
        .insert(suggestionDecisions)
        .values({ key, decision, decidedBy: by, decidedAt: now.getTime() })
        .onConflictDoUpdate({
          target: suggestionDecisions.key,
          set: { decision, decidedBy: by, decidedAt: sql`excluded.decided_at` },
        })
        .run()
      counted = null
    },
  }
}

export type SuggestionStore = ReturnType<typeof createSuggestionStore>

function isOfUse(text: string): boolean {
  return text.length <= maxPhrasingLength && (text.match(/[\p{L}\p{N}]+/gu) ?? []).length >= 2
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function keyOf({ topic, lang, phrasings: texts, synonym }: Omit<Suggestion, 'key' | 'evidence'>): string {
  const parts = JSON.stringify([topic, lang, [...texts].sort(), synonym?.word ?? null])
  return createHash('sha256').update(parts).digest('hex').slice(0, 16)
}
