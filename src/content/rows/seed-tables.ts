import type Sqlite from 'better-sqlite3'
import { groupBy } from '../../platform/database/group-by.js'
import {
  type SqlRow,
  type SqlValue,
  type SyncedTable,
  syncTable,
} from '../../platform/database/sync-table.js'
import { type SeedContent, seedFiles } from './seed-content.js'
import { ruleRows } from './seed-rules.js'

/** A seeded table: its key columns, its other columns, and its rows from the seed files. */
interface SeededTable {
  keys: readonly string[]
  columns: readonly string[]
  /** @param idOf finds the id of a row in an earlier table */
  rows(content: SeedContent, idOf: (table: string, ...key: SqlValue[]) => number): SqlRow[]
}

const json = (list: readonly string[]) => JSON.stringify(list)
const flag = (value: boolean) => Number(value)
const maybeFlag = (value: boolean | null | undefined) => (value == null ? value : flag(value))

/** One row per language, for rows with words. */
function wordRows<R extends { words: Record<string, object> }>(
  rows: readonly R[],
  keyOf: (row: R) => SqlRow,
): SqlRow[] {
  return rows.flatMap((row) => {
    const key = keyOf(row)
    return Object.entries(row.words)
      .filter(([, words]) => Object.values(words).some((word) => word !== null))
      .map(([lang, words]) => ({ ...key, lang, ...words }))
  })
}

/** Every seeded table, referenced tables first. */
export const seededTables: Record<string, SeededTable> = {
  district: {
    keys: ['setting'],
    columns: ['value'],
    rows: ({ district }) => district.map(({ setting, value }) => ({ setting, value })),
  },
  schools: {
    keys: ['slug'],
    columns: [...columnsOf('schools', ['slug'], { start: 'starts', end: 'ends' }), 'position'],
    rows: ({ schools }) =>
      schools.map(({ at: _at, words: _words, start: starts, end: ends, languages, ...row }, position) => ({
        ...row,
        starts,
        ends,
        languages: json(languages),
        position,
      })),
  },
  offices: {
    keys: ['id'],
    columns: ['level', 'position', 'role', 'answered_by', 'closed_from', 'successor'],
    rows: ({ offices }) =>
      offices.map(({ id, level, role, answered_by, closed_from, successor }, position) => ({
        ...{ id, level, position, role, answered_by },
        ...{ closed_from, successor },
      })),
  },
  office_words: {
    keys: ['office', 'lang'],
    columns: ['name', 'answers_for'],
    rows: ({ offices }) => wordRows(offices, ({ id }) => ({ office: id })),
  },
  contacts: {
    keys: ['office', 'school'],
    columns: columnsOf('contacts', ['office', 'school'], { checked: 'checked_on' }),
    rows: ({ contacts }, idOf) =>
      contacts.map(({ at: _at, words: _words, school, email, languages, messages, checked, ...row }) => ({
        ...row,
        email: email ?? '',
        school: school && idOf('schools', school),
        languages: json(languages),
        messages: maybeFlag(messages),
        checked_on: checked,
      })),
  },
  contact_words: {
    keys: ['contact', 'lang'],
    columns: ['bring'],
    rows: ({ contacts }, idOf) => wordRows(contacts, (row) => ({ contact: contactId(row, idOf) })),
  },
  people: {
    keys: ['slug'],
    columns: columnsOf('people', ['slug']),
    rows: ({ people }) =>
      people.map(({ at: _at, words: _words, ...row }) => ({
        ...row,
        languages: json(row.languages),
        public: flag(row.public),
      })),
  },
  person_words: {
    keys: ['person', 'lang'],
    columns: ['title'],
    rows: ({ people }, idOf) => wordRows(people, ({ slug }) => ({ person: idOf('people', slug) })),
  },
  posts: {
    keys: ['person', 'contact', 'position', 'grades', 'last_names', 'language'],
    columns: ['topics', 'routes', 'schools', 'away_from', 'away_until', 'away_note'],
    rows: ({ posts }, idOf) => posts.map((row) => ({ ...row, at: null, words: null, ...postKey(row, idOf) })),
  },
  post_words: {
    keys: ['post', 'lang'],
    columns: ['duty'],
    rows: ({ posts }, idOf) =>
      wordRows(posts, (row) => ({ post: idOf('posts', ...Object.values(postKey(row, idOf))) })),
  },
  calendar_days: {
    keys: ['starts_on', 'kind', 'levels'],
    columns: ['ends_on', 'closes'],
    rows: ({ calendar }) => calendar.map((row) => ({ ...dayKey(row), ends_on: row.end, closes: row.closes })),
  },
  calendar_words: {
    keys: ['day', 'lang'],
    columns: ['name'],
    rows: ({ calendar }, idOf) =>
      wordRows(calendar, (row) => ({ day: idOf('calendar_days', ...Object.values(dayKey(row))) })),
  },
  crisis_lines: {
    keys: ['id'],
    columns: ['kinds', 'level', 'call', 'sms', 'sms_text', 'languages', 'hours', 'position'],
    rows: (content) =>
      content['crisis-lines'].map(({ at: _at, words: _words, ...row }) => ({
        ...row,
        kinds: json(row.kinds),
        languages: json(row.languages),
      })),
  },
  crisis_line_words: {
    keys: ['line', 'lang'],
    columns: ['name', 'text'],
    rows: (content) => wordRows(content['crisis-lines'], ({ id }) => ({ line: id })),
  },
  outside_services: {
    keys: ['id'],
    columns: ['phone', 'website', 'position'],
    rows: (content) => content['outside-services'].map(({ at: _at, words: _words, ...row }) => row),
  },
  outside_service_words: {
    keys: ['service', 'lang'],
    columns: ['name'],
    rows: (content) => wordRows(content['outside-services'], ({ id }) => ({ service: id })),
  },
  links: {
    keys: ['topic', 'office', 'position'],
    columns: ['url'],
    rows: ({ links }) => links.map(({ topic, office, url, position }) => ({ topic, office, url, position })),
  },
  link_words: {
    keys: ['link', 'lang'],
    columns: ['label'],
    rows: ({ links }, idOf) =>
      wordRows(links, ({ topic, office, position }) => ({ link: idOf('links', topic, office, position) })),
  },
  topics: {
    keys: ['slug'],
    columns: ['position', 'also', 'straight', 'legal'],
    rows: ({ topics }) =>
      topics.map(({ slug, also, straight, legal }, position) => ({
        slug,
        position,
        also: json(also),
        straight: flag(straight),
        legal: flag(legal),
      })),
  },
  topic_words: {
    keys: ['topic', 'lang'],
    columns: ['title', 'summary', 'bring'],
    rows: ({ topics }) =>
      wordRows(topics, ({ slug }) => ({ topic: slug })).map((row) => ({ ...row, bring: row.bring ?? '' })),
  },
  phrasings: {
    keys: ['topic', 'lang', 'text'],
    columns: [],
    rows: ({ phrasings }) => phrasings.map(({ topic, lang, text }) => ({ topic, lang, text })),
  },
  ladder_steps: {
    keys: ['topic', 'level', 'step', 'office'],
    columns: ['position'],
    rows: ({ ladders }) => ladderRows(ladders),
  },
  danger_phrases: {
    keys: ['kind', 'lang', 'text'],
    columns: ['danger'],
    rows: (content) =>
      content['danger-phrases'].map(({ kind, lang, danger, text }) => ({
        kind,
        lang,
        danger: flag(danger),
        text,
      })),
  },
  out_of_scope_phrases: {
    keys: ['lang', 'text'],
    columns: ['who'],
    rows: (content) => content['out-of-scope'].map(({ who, lang, text }) => ({ who, lang, text })),
  },
  synonyms: {
    keys: ['lang', 'word'],
    columns: ['means'],
    rows: ({ synonyms }) => synonyms.map(({ lang, word, means }) => ({ lang, word, means: json(means) })),
  },
  rules: {
    keys: ['id'],
    columns: ['position', 'name', 'why', 'conditions', 'action', 'starts_on', 'ends_on', 'active'],
    rows: ({ rules }) => ruleRows(rules),
  },
}

/** The columns of a file besides its keys, under their names in the table. */
function columnsOf(
  file: keyof typeof seedFiles,
  keys: readonly string[],
  renamed: Readonly<Record<string, string>> = {},
): string[] {
  const columns = Object.keys(seedFiles[file].columns).filter((column) => !keys.includes(column))
  return columns.map((column) => renamed[column] ?? column)
}

/** Adds and updates the rows of every seeded table, in order. Stale rows stay for the caller to remove. */
export function syncTables(connection: Sqlite.Database, content: SeedContent): Map<string, SyncedTable> {
  const synced = new Map<string, SyncedTable>()
  const idOf = (table: string, ...key: SqlValue[]) => synced.get(table)!.idOf(...key)
  for (const [table, { keys, columns, rows }] of Object.entries(seededTables))
    synced.set(table, syncTable(connection, table, keys, columns, rows(content, idOf)))
  return synced
}

type IdOf = Parameters<SeededTable['rows']>[1]

function contactId({ office, school }: { office: string; school: string | null }, idOf: IdOf): number {
  return idOf('contacts', office, school && idOf('schools', school))
}

function postKey(row: SeedContent['posts'][number], idOf: IdOf) {
  const { position, grades, last_names, language } = row
  return {
    person: idOf('people', row.person),
    contact: contactId(row, idOf),
    position,
    grades,
    last_names,
    language,
  }
}

function dayKey({ start, kind, levels }: SeedContent['calendar'][number]) {
  return { starts_on: start, kind, levels: json(levels) }
}

/** Keeps file order within a step: the first office is named first. */
function ladderRows(ladders: SeedContent['ladders']): SqlRow[] {
  const steps = groupBy(ladders, ({ topic, level, step }) => `${topic}|${level}|${step}`)
  return [...steps.values()].flatMap((rows) =>
    rows.map(({ topic, level, step, office }, position) => ({ topic, level, step, office, position })),
  )
}
