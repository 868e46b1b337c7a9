import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { accounts } from './staff-schema.js'

/** The district's banner, and the keys of programs that post it. Moments are UTC milliseconds. */

export const todayKeys = sqliteTable('today_keys', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  /** SHA-256: reading the database does not let anyone post. */
  hash: text('hash').notNull().unique(),
  createdAt: integer('created_at').notNull(),
  createdBy: integer('created_by').references(() => accounts.id, { onDelete: 'set null' }),
  /** Null before its first use. */
  usedAt: integer('used_at'),
  /** Null while it works. */
  revokedAt: integer('revoked_at'),
})

export const todayLines = sqliteTable(
  'today_lines',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind', { enum: ['closure', 'delay', 'early', 'strike', 'outage', 'other'] }).notNull(),
    /** Slugs; empty for all schools. */
    schools: text('schools', { mode: 'json' }).$type<string[]>().notNull().default([]),
    startsAt: integer('starts_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    closesOffices: integer('closes_offices', { mode: 'boolean' }).notNull().default(false),
    postedAt: integer('posted_at').notNull(),
    /** Name of the person or key. */
    postedBy: text('posted_by').notNull(),
    /** The program's key; null for a person. */
    key: integer('key').references(() => todayKeys.id),
  },
  (t) => [
    check('today_lines_kind', sql`${t.kind} in ('closure', 'delay', 'early', 'strike', 'outage', 'other')`),
    index('today_lines_ends').on(t.endsAt),
  ],
)

export const todayLineWords = sqliteTable(
  'today_line_words',
  {
    line: integer('line')
      .notNull()
      .references(() => todayLines.id, { onDelete: 'cascade' }),
    lang: text('lang').notNull(),
    text: text('text').notNull(),
  },
  (t) => [primaryKey({ columns: [t.line, t.lang] })],
)
