import { and, asc, eq } from 'drizzle-orm'
import { listCalendarDays } from '../../directory/model/calendar-store.js'
import { wordsByOwner } from '../../directory/model/in-language.js'
import { listLinks } from '../../directory/model/link-store.js'
import type { InLanguages } from '../../directory/model/topic.js'
import {
  type FieldWords,
  isTextKind,
  numbersApart,
  type TextKind,
  type TranslatedKind,
  textId,
  translatedKinds,
  untranslated,
} from '../../directory/model/translations.js'
import { listTodayLines } from '../../directory/today/today-line-store.js'
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
  /** Slug of the topic; `textId` of a text kind; id of the others. */
  owner: string
  english: FieldWords
  /** The words that the district wrote itself, by language; English included. */
  own: Readonly<Record<string, FieldWords>>
}

/** Translations of everything that families see. @param now leaves out today lines that are over */
export function createTranslationStore(database: Database, now = () => new Date()) {
  const listOf = (kind: TranslatedKind): Translatable[] => {
    if (isTextKind(kind)) return textsOnce(kind, listTexts[kind](database, now()))
    const byOwner = groupBy(listWords[kind](database), ({ owner }) => owner)
    return [...byOwner].flatMap(([owner, rows]) => {
      const own = Object.fromEntries(rows.map(({ lang, words }) => [lang, words]))
      return own.en ? [{ kind, owner, english: own.en, own }] : []
    })
  }

  const listTranslatable = (): Translatable[] => translatedKinds.flatMap(listOf)

  return {
    /** Everything to translate, the most urgent kind first. Topics are those of the working copy. */
    listTranslatable,

    /** Removes the translations of what is no longer there. */
    removeUnused(): void {
      const used = new Set(listTranslatable().map(({ kind, owner }) => `${kind} ${owner}`))
      const connection = database.$client
      const owners = connection.prepare('select distinct kind, owner from translations').all() as Pick<
        StoredTranslation,
        'kind' | 'owner'
      >[]
      const remove = connection.prepare('delete from translations where kind = @kind and owner = @owner')
      for (const each of owners) if (!used.has(`${each.kind} ${each.owner}`)) remove.run(each)
    },

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

/** Each text once, however often it is used. */
function textsOnce(kind: TextKind, texts: readonly InLanguages<string>[]): Translatable[] {
  const byEnglish = groupBy(
    texts.filter(({ en }) => en),
    ({ en }) => en,
  )
  return [...byEnglish].map(([en, same]) => ({
    kind,
    owner: textId(kind, en),
    english: { text: en },
    own: ownWords(same),
  }))
}

/** In the languages that the district wrote wherever the text is used: elsewhere a translation is shown. */
function ownWords(same: readonly InLanguages<string>[]): Record<string, FieldWords> {
  const written = Object.entries(same[0] ?? {}).filter(([lang]) => same.every((words) => words[lang]))
  return Object.fromEntries(written.map(([lang, text]) => [lang, { text }]))
}

/** The texts of each kind, in list order, with repetitions. */
const listTexts: Record<TextKind, (database: Database, now: Date) => InLanguages<string>[]> = {
  'today-line': (database, now) =>
    listTodayLines(database, untranslated)
      .filter(({ endsAt }) => endsAt > now)
      .map(({ words }) => words),
  notice: (database) =>
    database
      .select({ action: table.rules.action })
      .from(table.rules)
      .orderBy(asc(table.rules.position))
      .all()
      .flatMap(({ action }) => (action.kind === 'notice' ? [action.words as InLanguages<string>] : [])),
  link: (database) => listLinks(database, untranslated).map(({ label }) => label),
  'calendar-day': (database) => listCalendarDays(database, untranslated).map(({ name }) => name),
  'job-title': (database) => {
    const rows = read<{ person: number; lang: string; title: string }>(
      database,
      `select w.person, w.lang, w.title from person_words w join people p on p.id = w.person
       where p.public order by p.id`,
    )
    const titleOf = wordsByOwner(
      rows,
      ({ person }) => person,
      ({ title }) => title,
      '',
    )
    return [...new Set(rows.map(({ person }) => person))].map(titleOf)
  },
  duty: (database) => {
    const rows = read<{ post: number; lang: string; duty: string }>(
      database,
      `select w.post, w.lang, w.duty from post_words w join posts on posts.id = w.post
       join people p on p.id = posts.person where p.public order by posts.id`,
    )
    const dutyOf = wordsByOwner(
      rows,
      ({ post }) => post,
      ({ duty }) => numbersApart('duty', duty).pattern,
      '',
    )
    return [...new Set(rows.map(({ post }) => post))].map(dutyOf)
  },
  'bring-list': (database) => {
    const rows = read<{ contact: number; lang: string; bring: string }>(
      database,
      'select contact, lang, bring from contact_words order by contact',
    )
    const bringOf = wordsByOwner(
      rows,
      ({ contact }) => contact,
      ({ bring }) => bring,
      '',
    )
    return [...new Set(rows.map(({ contact }) => contact))].map(bringOf)
  },
  room: (database) =>
    database
      .selectDistinct({ room: table.contacts.room })
      .from(table.contacts)
      .orderBy(asc(table.contacts.room))
      .all()
      .flatMap(({ room }) => (room ? [{ en: numbersApart('room', room).pattern }] : [])),
}

/** The words of every owner, in list order. */
const listWords: Record<Exclude<TranslatedKind, TextKind>, (database: Database) => WordRow[]> = {
  'crisis-line': (database) =>
    wordRows(
      database,
      `select w.line as owner, w.lang, w.name, w.text from crisis_line_words w join crisis_lines o on o.id = w.line
       order by o.position, o.id`,
    ),
  topic: (database) =>
    wordRows(
      database,
      `select w.topic as owner, w.lang, w.title, w.summary, w.bring from topic_words w join topics o on o.slug = w.topic
       order by o.position, o.slug`,
    ),
  office: (database) =>
    wordRows(
      database,
      `select w.office as owner, w.lang, w.name, w.answers_for as answersFor
       from office_words w join offices o on o.id = w.office order by o.position, o.id`,
    ),
  'outside-service': (database) =>
    wordRows(
      database,
      `select w.service as owner, w.lang, w.name from outside_service_words w join outside_services o on o.id = w.service
       order by o.position, o.id`,
    ),
}

function wordRows(database: Database, query: string): WordRow[] {
  return read<{ owner: string; lang: string } & FieldWords>(database, query).map(
    ({ owner, lang, ...words }) => ({ owner, lang, words }),
  )
}

/** All of it is read at each start: an ORM takes three times as long. */
const read = <Row>(database: Database, query: string): Row[] => database.$client.prepare(query).all() as Row[]
