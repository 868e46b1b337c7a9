import { and, asc, eq } from 'drizzle-orm'
import { type FieldWords, type TranslatedKind, translatedKinds } from '../../directory/model/translations.js'
import { groupBy } from '../../platform/database/group-by.js'
import { noteDirectoryChanges } from '../../platform/database/note-directory-changes.js'
import type { Database } from '../../platform/database/open-database.js'
import * as table from '../../platform/database/schema.js'
import { prepareOnce } from '../../platform/database/statements.js'
import { translations } from '../../platform/database/translation-schema.js'

/** A translation with its state. */
export type StoredTranslation = typeof translations.$inferSelect

/** Something with words to translate. */
export interface Translatable {
  kind: TranslatedKind
  /** Slug of the topic; id of the others. */
  owner: string
  english: FieldWords
  /** The words that the district wrote itself, by language; English included. */
  own: Readonly<Record<string, FieldWords>>
}

/** Translations of topics, offices, crisis lines and outside services. */
export function createTranslationStore(database: Database) {
  const listOf = (kind: TranslatedKind): Translatable[] => {
    const byOwner = groupBy(listWords[kind](database), ({ owner }) => owner)
    return [...byOwner].flatMap(([owner, rows]) => {
      const own = Object.fromEntries(rows.map(({ lang, words }) => [lang, words]))
      return own.en ? [{ kind, owner, english: own.en, own }] : []
    })
  }

  return {
    /** Everything to translate, the most urgent kind first. Topics are those of the working copy. */
    listTranslatable: (): Translatable[] => translatedKinds.flatMap(listOf),

    findTranslatable: (kind: TranslatedKind, owner: string): Translatable | null =>
      listOf(kind).find((each) => each.owner === owner) ?? null,

    /** All translations in a language. */
    listIn: (lang: string): StoredTranslation[] =>
      database.select().from(translations).where(eq(translations.lang, lang)).all(),

    /** Null if there is none. */
    find: (kind: TranslatedKind, owner: string, lang: string): StoredTranslation | null => {
      const { kind: ofKind, owner: ofOwner, lang: inLang } = translations
      const same = and(eq(ofKind, kind), eq(ofOwner, owner), eq(inLang, lang))
      return database.select().from(translations).where(same).get() ?? null
    },

    /** Adds or replaces translations: all of them, or none. The search index follows. */
    save(rows: readonly StoredTranslation[]): void {
      const connection = database.$client
      // Thousands at the first start: an ORM's statements take ten times as long.
      const put = prepareOnce(
        connection,
        `insert or replace into translations (kind, owner, lang, words, english, checked_by, checked_at, shipped)
         values (@kind, @owner, @lang, @words, @english, @checkedBy, @checkedAt, @shipped)`,
      )
      connection
        .transaction(() => {
          for (const row of rows)
            put.run({ ...row, words: JSON.stringify(row.words), shipped: Number(row.shipped) })
          noteDirectoryChanges(connection, searchedOwners(rows))
        })
        .immediate()
    },
  }
}

export type TranslationStore = ReturnType<typeof createTranslationStore>

function searchedOwners(rows: readonly StoredTranslation[]) {
  const owners = (wanted: 'topic' | 'office') =>
    new Set(rows.flatMap(({ kind, owner }) => (kind === wanted ? [owner] : [])))
  return (['topic', 'office'] as const).flatMap((kind) => [...owners(kind)].map((key) => ({ kind, key })))
}

interface WordRow {
  owner: string
  lang: string
  words: FieldWords
}

/** The words of every owner, in list order. */
const listWords: Record<TranslatedKind, (database: Database) => WordRow[]> = {
  'crisis-line': (database) =>
    database
      .select()
      .from(table.crisisLineWords)
      .innerJoin(table.crisisLines, eq(table.crisisLines.id, table.crisisLineWords.line))
      .orderBy(asc(table.crisisLines.position), asc(table.crisisLines.id))
      .all()
      .map(({ crisis_line_words: { line: owner, lang, name, text } }) => ({
        owner,
        lang,
        words: { name, text },
      })),
  topic: (database) =>
    database
      .select()
      .from(table.topicWords)
      .innerJoin(table.topics, eq(table.topics.slug, table.topicWords.topic))
      .orderBy(asc(table.topics.position), asc(table.topics.slug))
      .all()
      .map(({ topic_words: { topic: owner, lang, title, summary, bring } }) => ({
        owner,
        lang,
        words: { title, summary, bring },
      })),
  office: (database) =>
    database
      .select()
      .from(table.officeWords)
      .innerJoin(table.offices, eq(table.offices.id, table.officeWords.office))
      .orderBy(asc(table.offices.position), asc(table.offices.id))
      .all()
      .map(({ office_words: { office: owner, lang, name, answersFor } }) => ({
        owner,
        lang,
        words: { name, answersFor },
      })),
  'outside-service': (database) =>
    database
      .select()
      .from(table.outsideServiceWords)
      .innerJoin(table.outsideServices, eq(table.outsideServices.id, table.outsideServiceWords.service))
      .orderBy(asc(table.outsideServices.position), asc(table.outsideServices.id))
      .all()
      .map(({ outside_service_words: { service: owner, lang, name } }) => ({ owner, lang, words: { name } })),
}
