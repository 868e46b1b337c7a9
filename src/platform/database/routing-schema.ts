import { sql } from 'drizzle-orm'
import { blob, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { inquiries, revisions } from './schema.js'

/** Tables of those who change what routes: publications, saved cases, rehearsals. Moments are UTC milliseconds. */

const list = (name: string) => text(name, { mode: 'json' }).$type<string[]>().notNull().default([])

/** Numbers that an admin has moved away from where they were measured. */
export const thresholds = sqliteTable('thresholds', {
  name: text('name').primaryKey(),
  value: real('value').notNull(),
})

/**
 * What is to be published: frozen when it was asked for, got ready beside what is live, and then a revision. It outlives a
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
    /** The revision that was live when it was asked for: another one since makes it stale. */
    base: integer('base').references(() => revisions.id),
    /** With a roll back: the revision that comes back. */
    source: integer('source').references(() => revisions.id),
    requestedAt: integer('requested_at').notNull(),
    requestedBy: text('requested_by'),
    note: text('note').notNull(),
    summary: text('summary').notNull(),
    /** Why it is published in spite of holes or broken cases; null where nothing stood against it. */
    override: text('override'),
    /** What stood against it, in plain words. */
    blockers: list('blockers'),
    /** Whether it changes what families in danger are told: then a second admin has to agree. */
    touchesDanger: integer('touches_danger', { mode: 'boolean' }).notNull().default(false),
    approvedBy: text('approved_by'),
    approvedAt: integer('approved_at'),
    /** Why it was approved by an admin who is not independent of who asked for it; null where they are. */
    approvalOverride: text('approval_override'),
    contentHash: text('content_hash').notNull(),
    /** Gzipped JSON. */
    content: blob('content', { mode: 'buffer' }).notNull(),
    fault: text('fault'),
    /** The revision it has become. */
    revision: integer('revision').references(() => revisions.id),
  },
  (t) => [index('publications_state').on(t.state)],
)

/** Concerns with whom they must reach: what a change is tried on. */
export const savedCases = sqliteTable(
  'saved_cases',
  {
    id: integer('id').primaryKey(),
    /** In a file of cases, or the code of an inquiry: what tells it from the others; null where it was typed in. */
    key: text('key'),
    /** The inquiry whose words these are: it takes the case along when it is erased. Null for words that are nobody's. */
    inquiry: integer('inquiry').references(() => inquiries.id, { onDelete: 'cascade' }),
    /**
     * Since when, in UTC milliseconds, an admin is to say whether the words may stay: the text of the family's question is erased, and
     * nobody can tell whether these are the same. Null for all others.
     */
    unsureSince: integer('unsure_since'),
    source: text('source', { enum: ['hand', 'file', 'inquiry', 'referral', 'wrong-door'] }).notNull(),
    concern: text('concern').notNull(),
    lang: text('lang').notNull(),
    level: text('level', { enum: ['elementary', 'middle', 'high'] }),
    /** Offices one of which must be named first, the best first. */
    expect: list('expect'),
    /** Further offices that would not send the parent the wrong way. */
    ok: list('ok'),
    /** Null where any will do. */
    outcome: text('outcome', { enum: ['answer', 'choose', 'handover'] }),
    crisis: integer('crisis', { mode: 'boolean' }).notNull().default(false),
    /** Whether any office of a district can help. */
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

/** The working copy, run before it is published: replay, lint and proof. The report holds no text of a concern. */
export const rehearsals = sqliteTable(
  'rehearsals',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    state: text('state', { enum: ['running', 'done', 'failed', 'cancelled', 'interrupted'] }).notNull(),
    startedAt: integer('started_at').notNull(),
    finishedAt: integer('finished_at'),
    startedBy: text('started_by'),
    /** Of the working copy as it was then; null until it has been read. */
    contentHash: text('content_hash'),
    revision: integer('revision').references(() => revisions.id),
    report: text('report', { mode: 'json' }).$type<unknown>(),
    fault: text('fault'),
  },
  (t) => [index('rehearsals_content').on(t.contentHash)],
)

/** Suggestions that somebody has decided on: they are not made again. */
export const suggestionDecisions = sqliteTable('suggestion_decisions', {
  key: text('key').primaryKey(),
  decision: text('decision', { enum: ['accepted', 'dismissed'] }).notNull(),
  decidedAt: integer('decided_at').notNull(),
  decidedBy: text('decided_by'),
})

/** Configuration files that were checked and wait for the word to be applied: for a day, the last few. */
export const pendingFiles = sqliteTable('pending_files', {
  id: text('id').primaryKey(),
  /** Id of the account that brought it. */
  account: integer('account').notNull(),
  keptAt: integer('kept_at').notNull(),
  written: text('written').notNull(),
})
