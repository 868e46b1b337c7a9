import { and, asc, count, eq, inArray, max, ne, sql } from 'drizzle-orm'
import type { Level } from '../../directory/model/topic.js'
import { containsText } from '../../platform/database/contains-text.js'
import { groupBy } from '../../platform/database/group-by.js'
import type { Database } from '../../platform/database/open-database.js'
import * as table from '../../platform/database/schema.js'
import { newestFirst } from './newest-first.js'

export type LadderLevel = 'any' | Level
export const ladderLevels: readonly LadderLevel[] = ['any', 'elementary', 'middle', 'high']

/** A topic of the working copy. */
export interface EditedTopic {
  slug: string
  /** By language; English is required. */
  words: Record<string, { title: string; summary: string; bring: string }>
  /** Ids of acceptable further offices, nearest first. */
  also: string[]
  straight: boolean
  legal: boolean
  /** One entry per step: its equally right offices. */
  ladders: Partial<Record<LadderLevel, string[][]>>
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

/** A phrasing with its row id, for removal. */
export interface EditedPhrasing {
  id: number
  lang: string
  text: string
  /** One of the newest, which come first. */
  isNew: boolean
}

/** The result of adding phrasings. */
export interface AddedPhrasings {
  added: string[]
  /** Phrasings that the topic had already. */
  already: string[]
  /** Phrasings of other topics: they would pull both ways. */
  elsewhere: { text: string; topic: string }[]
}

/** Everything that refers to a topic and blocks its removal. */
export interface TopicInUse {
  rules: string[]
}

/** Edits the working copy's topics. Nothing goes live before publishing. */
export function createTopicEditor(database: Database) {
  function laddersOf(slug: string): EditedTopic['ladders'] {
    const { topic, step, position } = table.ladderSteps
    const rows = database
      .select()
      .from(table.ladderSteps)
      .where(eq(topic, slug))
      .orderBy(asc(step), asc(position))
      .all()
    const ladders: EditedTopic['ladders'] = {}
    for (const [level, steps] of groupBy(rows, (row) => row.level))
      ladders[level] = [...groupBy(steps, (row) => row.step).values()].map((each) =>
        each.map((row) => row.office),
      )
    return ladders
  }

  return {
    /** By English title. */
    list(): TopicEntry[] {
      const { phrasings, ladderSteps, topicWords } = table
      const counts = new Map(
        database
          .select({ topic: phrasings.topic, times: count() })
          .from(phrasings)
          .groupBy(phrasings.topic)
          .all()
          .map(({ topic, times }) => [topic, times]),
      )
      const steps = groupBy(
        database
          .selectDistinct({ topic: ladderSteps.topic, office: ladderSteps.office })
          .from(ladderSteps)
          .all(),
        (row) => row.topic,
      )
      const { topic, lang, title } = topicWords
      const words = database.select({ topic, lang, title }).from(topicWords).orderBy(asc(title)).all()
      const titles = groupBy(words, (row) => row.topic)
      return words
        .filter((row) => row.lang === 'en')
        .map(({ topic: slug, title: english }) => ({
          slug,
          title: english,
          titles: Object.fromEntries((titles.get(slug) ?? []).map((row) => [row.lang, row.title])),
          offices: (steps.get(slug) ?? []).map(({ office }) => office),
          phrasings: counts.get(slug) ?? 0,
        }))
    },

    /** @returns null if there is no such topic */
    find(slug: string): EditedTopic | null {
      const row = database.select().from(table.topics).where(eq(table.topics.slug, slug)).get()
      if (!row) return null
      const { also, straight, legal } = row
      const words = database.select().from(table.topicWords).where(eq(table.topicWords.topic, slug)).all()
      return {
        ...{ slug, also, straight, legal, ladders: laddersOf(slug) },
        words: Object.fromEntries(
          words.map(({ lang, title, summary, bring }) => [lang, { title, summary, bring }]),
        ),
      }
    },

    /** Adds the topic, or updates the one with its slug. */
    save({ slug, words, also, straight, legal, ladders }: EditedTopic): void {
      database.transaction(
        (tx) => {
          const last =
            tx
              .select({ last: max(table.topics.position) })
              .from(table.topics)
              .get()?.last ?? -1
          tx.insert(table.topics)
            .values({ slug, also, straight, legal, position: last + 1 })
            .onConflictDoUpdate({ target: table.topics.slug, set: { also, straight, legal } })
            .run()
          tx.delete(table.topicWords).where(eq(table.topicWords.topic, slug)).run()
          for (const [lang, each] of Object.entries(words))
            tx.insert(table.topicWords)
              .values({ topic: slug, lang, ...each })
              .run()
          tx.delete(table.ladderSteps).where(eq(table.ladderSteps.topic, slug)).run()
          for (const [level, steps] of Object.entries(ladders))
            for (const [index, offices] of steps.entries())
              for (const [position, office] of offices.entries())
                tx.insert(table.ladderSteps)
                  .values({ topic: slug, level: level as LadderLevel, step: index + 1, office, position })
                  .onConflictDoNothing()
                  .run()
        },
        { behavior: 'immediate' },
      )
    },

    /** Removes the topic and its phrasings. @returns the references that block it; null if removed */
    remove(slug: string): TopicInUse | null {
      const rules = database
        .select({ name: table.rules.name })
        .from(table.rules)
        .where(sql`json_extract(${table.rules.action}, '$.topic') = ${slug}`)
        .all()
      if (rules.length > 0) return { rules: rules.map(({ name }) => name) }
      database.delete(table.topics).where(eq(table.topics.slug, slug)).run()
      return null
    },

    /** A topic's phrasings, counted by language. */
    countPhrasings(slug: string): Record<string, number> {
      const { topic, lang } = table.phrasings
      const rows = database
        .select({ lang, times: count() })
        .from(table.phrasings)
        .where(eq(topic, slug))
        .groupBy(lang)
        .all()
      return Object.fromEntries(rows.map((row) => [row.lang, row.times]))
    },

    /** Counts the phrasings with these words, by topic; omits topics without any. */
    countSaying(words: string): Map<string, number> {
      const { topic, text } = table.phrasings
      const rows = database
        .select({ topic, times: count() })
        .from(table.phrasings)
        .where(containsText(text, words))
        .groupBy(topic)
        .all()
      return new Map(rows.map((row) => [row.topic, row.times]))
    },

    /** Every language with phrasings, BCP 47. */
    languages: (): string[] =>
      database
        .selectDistinct({ lang: table.phrasings.lang })
        .from(table.phrasings)
        .all()
        .map(({ lang }) => lang),

    /** A topic's phrasings that other topics have, too: they pull both ways. Ignores case. */
    sharedPhrasings(slug: string, language: string): { text: string; topic: string }[] {
      const { topic, lang, text } = table.phrasings
      const own = database
        .select({ text: sql`lower(${text})` })
        .from(table.phrasings)
        .where(and(eq(topic, slug), eq(lang, language)))
      return database
        .select({ text, topic })
        .from(table.phrasings)
        .where(and(eq(lang, language), ne(topic, slug), inArray(sql`lower(${text})`, own)))
        .orderBy(asc(text))
        .all()
    },

    /** Texts of a topic's phrasings, by row id. */
    phrasingTexts(slug: string, ids: readonly number[]): string[] {
      const { id, topic, text } = table.phrasings
      return database
        .select({ text })
        .from(table.phrasings)
        .where(and(eq(topic, slug), inArray(id, [...ids])))
        .all()
        .map((row) => row.text)
    },

    /** Phrasings in one language, filtered by words if any: some of the newest first, then by text. */
    phrasings(slug: string, language: string, { words = '', from = 0, most = 50, newest = 0 } = {}) {
      const { id, topic, lang, text } = table.phrasings
      const where = and(eq(topic, slug), eq(lang, language), containsText(text, words))
      const { order, isNew } = newestFirst(database, { table: table.phrasings, id, where }, newest)
      const rows: EditedPhrasing[] = database
        .select({ id, lang, text })
        .from(table.phrasings)
        .where(where)
        .orderBy(order, asc(text))
        .limit(most)
        .offset(from)
        .all()
        .map((row) => ({ ...row, isNew: isNew(row.id) }))
      const all = database.select({ times: count() }).from(table.phrasings).where(where).get()?.times ?? 0
      return { rows, all }
    },

    /** Adds phrasings. Those of other topics are added too, and reported. */
    addPhrasings(slug: string, language: string, texts: readonly string[]): AddedPhrasings {
      const { topic, lang, text } = table.phrasings
      const result: AddedPhrasings = { added: [], already: [], elsewhere: [] }
      database.transaction(
        (tx) => {
          for (const each of texts) {
            const other = tx
              .select({ topic })
              .from(table.phrasings)
              .where(and(eq(lang, language), eq(sql`lower(${text})`, each.toLowerCase()), ne(topic, slug)))
              .get()
            const { changes } = tx
              .insert(table.phrasings)
              .values({ topic: slug, lang: language, text: each })
              .onConflictDoNothing()
              .run()
            result[changes > 0 ? 'added' : 'already'].push(each)
            if (other) result.elsewhere.push({ text: each, topic: other.topic })
          }
        },
        { behavior: 'immediate' },
      )
      return result
    },

    /** Removes a topic's phrasings. @returns how many there were */
    removePhrasings: (slug: string, ids: readonly number[]): number =>
      database
        .delete(table.phrasings)
        .where(and(eq(table.phrasings.topic, slug), inArray(table.phrasings.id, [...ids])))
        .run().changes,
  }
}

export type TopicEditor = ReturnType<typeof createTopicEditor>
