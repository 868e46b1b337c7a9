import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { wordingsColumn } from './wording-columns.js'

/** Tables that record who changed what. Moments are UTC milliseconds. Names are copied: they outlive the accounts. */

/** A record's cells, by column header of the seed files. */
type StoredCells = Record<string, string>

/** Every change of a record, written in the transaction that makes it. */
export const recordChanges = sqliteTable(
  'record_changes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: integer('at').notNull(),
    /** Account id; null for the service itself, such as an import from a folder. */
    account: integer('account'),
    who: text('who').notNull(),
    /** Record kind: the name of its seed file. */
    kind: text('kind').notNull(),
    record: integer('record').notNull(),
    /** The record's name after the change. */
    name: text('name').notNull(),
    action: text('action', { enum: ['added', 'changed', 'removed'] }).notNull(),
    way: text('way', { enum: ['form', 'bulk', 'import', 'undo'] }).notNull(),
    import: integer('import'),
    before: text('before', { mode: 'json' }).$type<StoredCells>(),
    after: text('after', { mode: 'json' }).$type<StoredCells>(),
  },
  (t) => [
    index('record_changes_record').on(t.kind, t.record, t.id),
    index('record_changes_import').on(t.import),
    index('record_changes_at').on(t.at),
  ],
)

/** Imported files. Their rows wait in a separate file in the service's data folder. */
export const imports = sqliteTable('imports', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  at: integer('at').notNull(),
  account: integer('account'),
  who: text('who').notNull(),
  /** File names. */
  files: text('files', { mode: 'json' }).$type<string[]>().notNull(),
  source: text('source', { enum: ['upload', 'folder', 'oneroster'] }).notNull(),
  format: text('format', { enum: ['csv', 'oneroster'] }).notNull(),
  /** Whether to remove records that are not in the files. */
  removes: integer('removes', { mode: 'boolean' }).notNull(),
  state: text('state', {
    enum: [
      'mapping',
      'checking',
      'faulty',
      'ready',
      'applying',
      'applied',
      'cancelled',
      'failed',
      'undoing',
      'undone',
    ],
  }).notNull(),
  /** Row counts by planned action. */
  counts: text('counts', { mode: 'json' }).$type<Record<string, number>>().notNull().default({}),
  /** Why it failed, or could not be undone, for the person who started it. */
  reasons: wordingsColumn('reasons').notNull().default([]),
  finishedAt: integer('finished_at'),
})

/** The record that a OneRoster id stands for. */
export const oneRosterIds = sqliteTable(
  'one_roster_ids',
  {
    sourcedId: text('sourced_id').primaryKey(),
    kind: text('kind', { enum: ['schools', 'people'] }).notNull(),
    record: integer('record').notNull(),
  },
  (t) => [index('one_roster_ids_record').on(t.kind, t.record)],
)

/** How files with other headers than ours were read the last time. */
export const importMappings = sqliteTable('import_mappings', {
  /** Their headers as plain words, as a JSON list. */
  headers: text('headers').primaryKey(),
  target: text('target', { enum: ['staff', 'schools', 'contacts', 'calendar', 'topics', 'skip'] }).notNull(),
  /** The content of each column; null for a column that is left out. */
  columns: text('columns', { mode: 'json' }).$type<(string | null)[]>().notNull(),
  at: integer('at').notNull(),
})

/** The meaning of a word in such files: a job title is an office, a word for a building is a school. */
export const importWords = sqliteTable(
  'import_words',
  {
    kind: text('kind', { enum: ['title', 'place'] }).notNull(),
    /** As plain words. */
    word: text('word').notNull(),
    /** An office or a school, `district`, or empty for nothing. */
    meaning: text('meaning').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.word] })],
)
