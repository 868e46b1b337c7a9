import { and, asc, count, eq, inArray } from 'drizzle-orm'
import { containsText } from '../../platform/database/contains-text.js'
import type { Database } from '../../platform/database/open-database.js'
import { dangerPhrases, outOfScopePhrases } from '../../platform/database/schema.js'
import { newestFirst } from './newest-first.js'

/** Filters for phrases. */
export interface PhraseQuery {
  /** BCP 47; null for all. */
  lang: string | null
  /** Words that a phrase must contain; empty for all. */
  words: string
  from: number
  limit: number
  /** How many of the newest come first; none by default. */
  newest?: number
}

/** Danger phrases of one kind, and innocent ones that sound like them. */
export interface DangerQuery extends PhraseQuery {
  kind: string | null
  /** Null for both. */
  danger: boolean | null
}

/** Filters phrases out of scope. */
export interface OutsideQuery extends PhraseQuery {
  /** Id of the outside service that handles them; null or absent for all. */
  who?: string | null
}

/** Edits the working copy's phrases outside topics: danger phrases, and phrases out of scope. */
export function createPhraseEditor(database: Database) {
  return {
    /** By kind and text. */
    danger({ kind, danger, lang, words, from, limit, newest = 0 }: DangerQuery) {
      const t = dangerPhrases
      const where = and(
        kind === null ? undefined : eq(t.kind, kind),
        danger === null ? undefined : eq(t.danger, danger),
        lang === null ? undefined : eq(t.lang, lang),
        containsText(t.text, words),
      )
      const { order, isNew } = newestFirst(database, { table: t, id: t.id, where }, newest)
      return {
        rows: database
          .select()
          .from(t)
          .where(where)
          .orderBy(order, asc(t.kind), asc(t.text))
          .limit(limit)
          .offset(from)
          .all()
          .map((row) => ({ ...row, isNew: isNew(row.id) })),
        all: database.select({ times: count() }).from(t).where(where).get()?.times ?? 0,
      }
    },

    /** @returns false if it exists already */
    addDanger: (phrase: { kind: string; lang: string; danger: boolean; text: string }): boolean =>
      database.insert(dangerPhrases).values(phrase).onConflictDoNothing().run().changes > 0,

    /** @returns the removed phrases */
    removeDanger: (ids: readonly number[]) =>
      database
        .delete(dangerPhrases)
        .where(inArray(dangerPhrases.id, [...ids]))
        .returning()
        .all(),

    /** By text. */
    outOfScope({ who = null, lang, words, from, limit, newest = 0 }: OutsideQuery) {
      const t = outOfScopePhrases
      const where = and(
        who === null ? undefined : eq(t.who, who),
        lang === null ? undefined : eq(t.lang, lang),
        containsText(t.text, words),
      )
      const { order, isNew } = newestFirst(database, { table: t, id: t.id, where }, newest)
      return {
        rows: database
          .select()
          .from(t)
          .where(where)
          .orderBy(order, asc(t.text))
          .limit(limit)
          .offset(from)
          .all()
          .map((row) => ({ ...row, isNew: isNew(row.id) })),
        all: database.select({ times: count() }).from(t).where(where).get()?.times ?? 0,
      }
    },

    /** @returns false if it exists already */
    addOutOfScope: (phrase: { who?: string | null; lang: string; text: string }): boolean =>
      database.insert(outOfScopePhrases).values(phrase).onConflictDoNothing().run().changes > 0,

    /** @returns the removed phrases */
    removeOutOfScope: (ids: readonly number[]) =>
      database
        .delete(outOfScopePhrases)
        .where(inArray(outOfScopePhrases.id, [...ids]))
        .returning()
        .all(),

    /** Every language of danger phrases or out-of-scope phrases, BCP 47. */
    languages(): string[] {
      const [danger, outside] = [dangerPhrases, outOfScopePhrases].map((t) =>
        database.selectDistinct({ lang: t.lang }).from(t).all(),
      )
      return [...new Set([...(danger ?? []), ...(outside ?? [])].map(({ lang }) => lang))]
    },
  }
}

export type PhraseEditor = ReturnType<typeof createPhraseEditor>
