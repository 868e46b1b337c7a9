import { and, asc, count, eq, inArray, max, sum } from 'drizzle-orm'
import { containsText } from '../../platform/database/contains-text.js'
import { groupBy } from '../../platform/database/group-by.js'
import type { Database } from '../../platform/database/open-database.js'
import { phrasings } from '../../platform/database/schema.js'
import { anySpelling } from '../../platform/text/plain-text.js'
import { newestFirst } from './newest-first.js'

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

/** Another topic (a slug) with the phrasing in any spelling; null for none. */
type FindHolder = (text: string, except: string) => string | null

/** Edits the phrasings of the working copy's topics. Nothing goes live before publishing. */
export function createPhrasingEditor(database: Database) {
  const { id, topic, lang, text } = phrasings

  return {
    /** How many each topic has; omits topics without any. @param words only phrasings with these words */
    countByTopic(words = ''): Map<string, number> {
      const rows = database
        .select({ topic, times: count() })
        .from(phrasings)
        .where(containsText(text, words))
        .groupBy(topic)
        .all()
      return new Map(rows.map((row) => [row.topic, row.times]))
    },

    /** How many a topic has in each language. */
    countByLanguage(slug: string): Record<string, number> {
      const rows = database
        .select({ lang, times: count() })
        .from(phrasings)
        .where(eq(topic, slug))
        .groupBy(lang)
        .all()
      return Object.fromEntries(rows.map((row) => [row.lang, row.times]))
    },

    /** Every language with phrasings, BCP 47. */
    languages: (): string[] =>
      database
        .selectDistinct({ lang })
        .from(phrasings)
        .all()
        .map((row) => row.lang),

    /** A topic's phrasings that other topics have, too, in any spelling: they pull both ways. */
    listShared(slug: string, language: string): { text: string; topic: string }[] {
      const all = phrasingsIn(database, language)
      const own = new Set(all.filter((each) => each.topic === slug).map((each) => anySpelling(each.text)))
      return all.filter((each) => each.topic !== slug && own.has(anySpelling(each.text)))
    },

    /** Texts of a topic's phrasings, by row id. */
    texts: (slug: string, ids: readonly number[]): string[] =>
      database
        .select({ text })
        .from(phrasings)
        .where(and(eq(topic, slug), inArray(id, [...ids])))
        .all()
        .map((row) => row.text),

    /** A topic's phrasings in one language, filtered by words if any: some of the newest first, then by text. */
    list(slug: string, language: string, { words = '', from = 0, limit = 50, newest = 0 } = {}) {
      const where = and(eq(topic, slug), eq(lang, language), containsText(text, words))
      const { order, isNew } = newestFirst(database, { table: phrasings, id, where }, newest)
      const rows: EditedPhrasing[] = database
        .select({ id, lang, text })
        .from(phrasings)
        .where(where)
        .orderBy(order, asc(text))
        .limit(limit)
        .offset(from)
        .all()
        .map((row) => ({ ...row, isNew: isNew(row.id) }))
      const all = database.select({ times: count() }).from(phrasings).where(where).get()?.times ?? 0
      return { rows, all }
    },

    /** Looks up other topics with phrasings. Reads each language once: make it anew for each form or file. */
    holders() {
      const inLanguages = new Map<string, FindHolder>()
      return ({ text, lang, topic }: { text: string; lang: string; topic: string }): string | null => {
        const findHolder = inLanguages.get(lang) ?? holdersIn(database, lang)
        inLanguages.set(lang, findHolder)
        return findHolder(text, topic)
      }
    },

    /** Changes whenever phrasings are added or removed. */
    mark(): string {
      const counted = database
        .select({ times: count(), last: max(id), sum: sum(id) })
        .from(phrasings)
        .get()
      return Object.values(counted ?? {}).join(' ')
    },

    /** Adds phrasings to a topic. Those of other topics are added too, and reported. */
    add(slug: string, language: string, texts: readonly string[]): AddedPhrasings {
      const result: AddedPhrasings = { added: [], already: [], elsewhere: [] }
      const addAll = (tx: Pick<Database, 'select' | 'insert'>) => {
        const findHolder = holdersIn(tx, language)
        for (const each of texts) {
          const other = findHolder(each, slug)
          const phrasing = { topic: slug, lang: language, text: each }
          const { changes } = tx.insert(phrasings).values(phrasing).onConflictDoNothing().run()
          result[changes > 0 ? 'added' : 'already'].push(each)
          if (other !== null) result.elsewhere.push({ text: each, topic: other })
        }
      }
      database.transaction(addAll, { behavior: 'immediate' })
      return result
    },

    /** Removes a topic's phrasings. @returns how many there were */
    remove: (slug: string, ids: readonly number[]): number =>
      database
        .delete(phrasings)
        .where(and(eq(topic, slug), inArray(id, [...ids])))
        .run().changes,
  }
}

function holdersIn(database: Pick<Database, 'select'>, lang: string): FindHolder {
  const holders = groupBy(phrasingsIn(database, lang), ({ text }) => anySpelling(text))
  return (text, except) =>
    holders.get(anySpelling(text))?.find(({ topic }) => topic !== except)?.topic ?? null
}

const phrasingsIn = (database: Pick<Database, 'select'>, lang: string) =>
  database
    .select({ text: phrasings.text, topic: phrasings.topic })
    .from(phrasings)
    .where(eq(phrasings.lang, lang))
    .orderBy(asc(phrasings.text))
    .all()

export type PhrasingEditor = ReturnType<typeof createPhrasingEditor>
