import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { synonyms } from '../../platform/database/schema.js'

/** Edits the working copy's synonyms. */
export function createSynonymEditor(database: Database) {
  return {
    /** By language and word. */
    list: () => database.select().from(synonyms).orderBy(asc(synonyms.lang), asc(synonyms.word)).all(),

    /** Adds the word, or changes its meaning. */
    save({ lang, word, means }: { lang: string; word: string; means: string[] }): void {
      database
        .insert(synonyms)
        .values({ lang, word, means })
        .onConflictDoUpdate({ target: [synonyms.lang, synonyms.word], set: { means } })
        .run()
    },

    /** @returns false if it does not exist */
    remove: (lang: string, word: string): boolean =>
      database
        .delete(synonyms)
        .where(and(eq(synonyms.lang, lang), eq(synonyms.word, word)))
        .run().changes > 0,
  }
}

export type SynonymEditor = ReturnType<typeof createSynonymEditor>
