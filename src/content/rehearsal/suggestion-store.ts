import { createHash } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import { groupBy } from '../../platform/database/group-by.js'
import type { Database } from '../../platform/database/open-database.js'
import { suggestionDecisions } from '../../platform/database/routing-schema.js'
import { phrasings, synonyms } from '../../platform/database/schema.js'
import { inSlices, type Slices } from '../../platform/threads/slices.js'
import type { TopicEntry } from '../revisions/topic-editor-store.js'
import { type AskedEvidence, listAskedEvidence } from './asked-evidence-store.js'
import { stripMarkers, suggestSynonyms } from './suggest-synonyms.js'
import type { Suggestion } from './suggestion.js'

/** Longest concern, in characters, that can become a phrasing: a longer one tells a story. */
const maxPhrasingLength = 160

/** Phrasings read at a time: a millisecond or two. */
const textsInBatch = 200

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

  function* eachText(lang: string): Generator<string[]> {
    const { id, text } = phrasings
    for (let last = 0; ; ) {
      const where = and(eq(phrasings.lang, lang), gt(id, last))
      const rows = database
        .select({ id, text })
        .from(phrasings)
        .where(where)
        .orderBy(id)
        .limit(textsInBatch)
        .all()
      if (rows.length === 0) return
      yield rows.map((row) => row.text)
      last = rows.at(-1)!.id
    }
  }

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

  /** @param groups the evidence of one topic each, all in one language */
  function* suggestWords(groups: readonly AskedEvidence[][], lang: string): Slices<Suggestion[]> {
    const topics = groups.map((asked) => ({ asked, own: () => textsOf(asked[0]!.topic, lang) }))
    const tools = { lang, taken: taken(lang), eachText: () => eachText(lang) }
    const proposed = yield* suggestSynonyms(topics, tools)
    return proposed.flatMap((words, at) =>
      words.map(({ word, means, asked: by }) => {
        const found = { topic: groups[at]![0]!.topic, lang, phrasings: [], synonym: { word, means } }
        return { ...found, key: keyOf(found), evidence: by.map(({ evidence }) => evidence) }
      }),
    )
  }

  function* findAll(topics: () => readonly TopicEntry[], now: Date): Slices<Suggestion[]> {
    const readTopics = () => new Map(topics().map((topic) => [topic.slug, topic.offices]))
    const asked = listAskedEvidence(database, readTopics, now)
    const found: Suggestion[] = []
    for (const [lang, ofLanguage] of groupBy(asked, (each) => each.lang)) {
      const groups = [...groupBy(ofLanguage, ({ topic }) => topic).values()]
      for (const group of groups) {
        found.push(...suggestPhrasings(group))
        yield
      }
      found.push(
        ...(yield* suggestWords(
          groups.filter(({ length }) => length > 1),
          lang,
        )),
      )
    }
    const done = decided()
    return found.filter(({ key }) => !done.has(key)).sort((a, b) => b.evidence.length - a.evidence.length)
  }

  let counted = { until: 0, count: 0 }
  let isCounting = false

  async function find(topics: () => readonly TopicEntry[], now: Date): Promise<Suggestion[]> {
    const found = await inSlices(findAll(topics, now))
    counted = { until: now.getTime() + countedForMs, count: found.length }
    return found
  }

  return {
    /** Undecided suggestions, those with the most evidence first. Other work goes on in between. */
    list: (topics: readonly TopicEntry[], now: Date) => find(() => topics, now),

    /**
     * How many `list` found last, for every staff page: at once. Begins to look again if that is some minutes ago.
     * @param topics read only if they are needed
     */
    count(topics: () => readonly TopicEntry[], now: Date): number {
      if (now.getTime() < counted.until || isCounting) return counted.count
      isCounting = true
      const look = async () => void (await find(topics, now))
      // Without the database, the next page tries again.
      setImmediate(() =>
        look()
          .catch(() => {})
          .finally(() => {
            isCounting = false
          }),
      )
      return counted.count
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
      counted.count = Math.max(0, counted.count - 1)
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
