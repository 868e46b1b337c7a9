import { asc, eq, max } from 'drizzle-orm'
import { inLanguage } from '../../directory/model/in-language.js'
import { groupBy } from '../../platform/database/group-by.js'
import type { Database } from '../../platform/database/open-database.js'
import { retiredTopics } from '../../platform/database/routing-schema.js'
import { topics, topicWords } from '../../platform/database/schema.js'
import { type Ladders, listLadderOffices, readLadders, writeLadders } from './ladder-store.js'
import { createPhrasingEditor } from './phrasing-editor-store.js'
import { listRulesNaming, retireTopic, type TopicInUse } from './retire-topic-store.js'

/** A topic of the working copy. */
export interface EditedTopic {
  slug: string
  /** By language; English is required. */
  words: Record<string, { title: string; summary: string; bring: string }>
  /** Ids of acceptable further offices, nearest first. */
  also: string[]
  straight: boolean
  legal: boolean
  ladders: Ladders
}

/** A topic in a list. */
export interface TopicEntry {
  slug: string
  /** In English. */
  title: string
  /** By language, including English. */
  titles: Record<string, string>
  /** Every office on its ladders: their editors may change it. */
  offices: string[]
  phrasings: number
}

/** A topic's title in a language, or else in English. @param lang BCP 47 */
export function titleOfTopic({ slug, words }: EditedTopic, lang: string): string {
  return words.en ? inLanguage({ ...words, en: words.en }, lang).title : slug
}

/** Edits the working copy's topics. Nothing goes live before publishing. */
export function createTopicEditor(database: Database) {
  const phrasings = createPhrasingEditor(database)

  return {
    /** By English title. */
    list(): TopicEntry[] {
      const counts = phrasings.countByTopic()
      const offices = listLadderOffices(database)
      const { topic, lang, title } = topicWords
      const words = database.select({ topic, lang, title }).from(topicWords).orderBy(asc(title)).all()
      const titles = groupBy(words, (row) => row.topic)
      return words
        .filter((row) => row.lang === 'en')
        .map(({ topic: slug, title: english }) => ({
          slug,
          title: english,
          titles: Object.fromEntries((titles.get(slug) ?? []).map((row) => [row.lang, row.title])),
          offices: offices.get(slug) ?? [],
          phrasings: counts.get(slug) ?? 0,
        }))
    },

    /** @returns null if there is no such topic */
    find(slug: string): EditedTopic | null {
      const row = database.select().from(topics).where(eq(topics.slug, slug)).get()
      if (!row) return null
      const words = database.select().from(topicWords).where(eq(topicWords.topic, slug)).all()
      return {
        slug,
        also: row.also,
        straight: row.straight,
        legal: row.legal,
        ladders: readLadders(database, slug),
        words: Object.fromEntries(
          words.map(({ lang, title, summary, bring }) => [lang, { title, summary, bring }]),
        ),
      }
    },

    /** The rules that lead to a topic, or are for it. */
    rulesNaming: (slug: string) => listRulesNaming(database, slug),

    /** Adds the topic, or updates the one with its slug. */
    save({ slug, words, also, straight, legal, ladders }: EditedTopic): void {
      database.transaction(
        (tx) => {
          const last =
            tx
              .select({ last: max(topics.position) })
              .from(topics)
              .get()?.last ?? -1
          tx.insert(topics)
            .values({ slug, also, straight, legal, position: last + 1 })
            .onConflictDoUpdate({ target: topics.slug, set: { also, straight, legal } })
            .run()
          // A topic that is written again is no longer retired.
          tx.delete(retiredTopics).where(eq(retiredTopics.slug, slug)).run()
          tx.delete(topicWords).where(eq(topicWords.topic, slug)).run()
          for (const [lang, each] of Object.entries(words))
            tx.insert(topicWords)
              .values({ topic: slug, lang, ...each })
              .run()
          writeLadders(tx, slug, ladders)
        },
        { behavior: 'immediate' },
      )
    },

    /**
     * Takes a topic out of the working copy. Its phrasings and titles, and the rules that name it, go to the successor.
     * Saved cases that came from it also accept the successor's first offices.
     * @param successor slug; null if nobody answers this anymore: its phrasings are removed
     * @param by.mayChangeAll false for editors: rules then block it, and protected cases stay as they are
     * @returns the references that block it; null if retired
     */
    retire(slug: string, successor: string | null, { mayChangeAll = true } = {}): TopicInUse | null {
      return database.transaction((tx) => retireTopic(tx, slug, successor, mayChangeAll), {
        behavior: 'immediate',
      })
    },
  }
}

export type TopicEditor = ReturnType<typeof createTopicEditor>
