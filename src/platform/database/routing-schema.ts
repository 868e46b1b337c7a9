import { sql } from 'drizzle-orm'
import { blob, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { inquiries, revisions } from './schema.js'
import { wordingColumn, wordingsColumn } from './wording-columns.js'

/** Tables of the routing editor: publications, saved cases, rehearsals. Moments are UTC milliseconds. */

const list = (name: string) => text(name, { mode: 'json' }).$type<string[]>().notNull().default([])

/** Thresholds that an admin has changed from their measured values. */
export const thresholds = sqliteTable('thresholds', {
  name: text('name').primaryKey(),
  value: real('value').notNull(),
})

/**
 * A requested publication: frozen on request, prepared next to the live revision, then made a revision. It survives a
 * restart at any step.
 */
export const publications = sqliteTable(
  'publications',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind', { enum: ['publish', 'roll-back'] }).notNull(),
    state: text('state', {
      enum: ['waiting', 'preparing', 'published', 'failed', 'cancelled'],
    }).notNull(),
    /** The live revision at the time of the request; if another goes live, the request is stale. */
    base: integer('base').references(() => revisions.id),
    /** For a rollback: the revision to restore. */
    source: integer('source').references(() => revisions.id),
    requestedAt: integer('requested_at').notNull(),
    requestedBy: text('requested_by'),
    note: text('note').notNull(),
    summary: wordingsColumn('summary').notNull(),
    /** Reason for publishing despite blockers; null when there were none. */
    override: text('override'),
    blockers: wordingsColumn('blockers').notNull().default([]),
    /** True when it changes what families in danger are told; a second admin must then approve. */
    touchesDanger: integer('touches_danger', { mode: 'boolean' }).notNull().default(false),
    approvedBy: text('approved_by'),
    approvedAt: integer('approved_at'),
    /** Reason for approval by an admin who is not independent of the requester; null otherwise. */
    approvalOverride: text('approval_override'),
    contentHash: text('content_hash').notNull(),
    /** Gzipped JSON. */
    content: blob('content', { mode: 'buffer' }).notNull(),
    fault: wordingColumn('fault'),
    /**
     * For a rollback that replaces the working copy: the content hash of the copy that may be replaced. Null to keep the
     * copy, and once it is done.
     */
    discards: text('discards'),
    /** The revision it became. */
    revision: integer('revision').references(() => revisions.id),
  },
  (t) => [index('publications_state').on(t.state)],
)

/** Concerns and the offices they must reach: the test cases for a change. */
export const savedCases = sqliteTable(
  'saved_cases',
  {
    id: integer('id').primaryKey(),
    /** Its name in a case file, or the code of an inquiry; null when typed in. */
    key: text('key'),
    /** The inquiry that the words come from; erasing it erases the case. Null for invented words. */
    inquiry: integer('inquiry').references(() => inquiries.id, { onDelete: 'cascade' }),
    /**
     * Since when (UTC milliseconds) an admin must decide whether the words may stay: the family's text was erased, and
     * nobody can tell whether these words repeat it. Null for all others.
     */
    unsureSince: integer('unsure_since'),
    source: text('source', { enum: ['hand', 'file', 'inquiry', 'referral', 'wrong-door'] }).notNull(),
    concern: text('concern').notNull(),
    lang: text('lang').notNull(),
    level: text('level', { enum: ['elementary', 'middle', 'high'] }),
    /** Offices one of which must be named first, best first. */
    expect: list('expect'),
    /** Other offices that would be acceptable. */
    ok: list('ok'),
    /** Null accepts any. */
    outcome: text('outcome', { enum: ['answer', 'choose', 'handover'] }),
    crisis: integer('crisis', { mode: 'boolean' }).notNull().default(false),
    /** Whether any office of the district can help. */
    scope: integer('scope', { mode: 'boolean' }).notNull().default(true),
    /** Blocks publishing when it breaks. */
    protected: integer('protected', { mode: 'boolean' }).notNull().default(false),
    note: text('note').notNull().default(''),
    addedAt: integer('added_at').notNull(),
    addedBy: text('added_by'),
  },
  (t) => [
    uniqueIndex('saved_cases_key').on(t.source, t.key).where(sql`${t.key} is not null`),
    index('saved_cases_inquiry').on(t.inquiry),
  ],
)

/** A run of the working copy before publication: replay, lint and coverage. The report holds no text of a concern. */
export const rehearsals = sqliteTable(
  'rehearsals',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    state: text('state', { enum: ['running', 'done', 'failed', 'cancelled', 'interrupted'] }).notNull(),
    startedAt: integer('started_at').notNull(),
    finishedAt: integer('finished_at'),
    startedBy: text('started_by'),
    /** Hash of the working copy at that time; null until it has been read. */
    contentHash: text('content_hash'),
    revision: integer('revision').references(() => revisions.id),
    report: text('report', { mode: 'json' }).$type<unknown>(),
    fault: wordingColumn('fault'),
  },
  (t) => [index('rehearsals_content').on(t.contentHash)],
)

/** Suggestions already decided; they are not offered again. */
export const suggestionDecisions = sqliteTable('suggestion_decisions', {
  key: text('key').primaryKey(),
  decision: text('decision', { enum: ['accepted', 'dismissed'] }).notNull(),
  decidedAt: integer('decided_at').notNull(),
  decidedBy: text('decided_by'),
})

/** Items of the to-do list that somebody handled. `key`: see `ToDoItem`. */
export const handledItems = sqliteTable('handled_items', {
  key: text('key').primaryKey(),
  how: text('how', { enum: ['taught', 'because', 'applied'] }).notNull(),
  /** Slug of the topic that was taught, a short reason, or empty. */
  detail: text('detail').notNull(),
  at: integer('at').notNull(),
  by: text('by').notNull(),
})

/** Checked configuration files waiting to be applied: the last few, for a day. */
export const pendingFiles = sqliteTable('pending_files', {
  id: text('id').primaryKey(),
  /** Id of the account that uploaded it. */
  account: integer('account').notNull(),
  keptAt: integer('kept_at').notNull(),
  written: text('written').notNull(),
})

/** Topics of the working copy that were merged or ended. */
export const retiredTopics = sqliteTable('retired_topics', {
  slug: text('slug').primaryKey(),
  /** In English, as it was. */
  title: text('title').notNull(),
  /** Slug of the topic that its words went to; null if nobody answers it anymore. */
  successor: text('successor'),
})

/** The newest catalog that districts start from, as the service last compared it: one row at most. */
export const catalogLooks = sqliteTable('catalog_looks', {
  id: integer('id').primaryKey(),
  /** Tells whether the folder's files changed since. */
  stamp: text('stamp').notNull(),
  /** Hash of its content. */
  catalog: text('catalog').notNull(),
  /** How many differences from the district's own; 0 for none. */
  count: integer('count').notNull(),
  /** What it would change, in counts. */
  summary: wordingsColumn('summary').notNull(),
  lookedAt: integer('looked_at').notNull(),
  /** Gzipped JSON; null without a difference. */
  content: blob('content', { mode: 'buffer' }),
})

/** What admins answered to newer catalogs. */
export const catalogAnswers = sqliteTable('catalog_answers', {
  /** Hash of its content. */
  catalog: text('catalog').primaryKey(),
  answer: text('answer', { enum: ['merged', 'later', 'declined'] }).notNull(),
  at: integer('at').notNull(),
  by: text('by').notNull(),
  /** When one that was put off is offered again; null for the others. */
  until: integer('until'),
  /** Whether its merge changed the working copy. */
  changed: integer('changed', { mode: 'boolean' }).notNull().default(false),
  /** Of the newest merged one, gzipped JSON: the next is compared with it. Null for the others. */
  content: blob('content', { mode: 'buffer' }),
})
