import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { contacts } from './schema.js'

/** Families' messages to offices. Moments are UTC milliseconds. */

/** Messages that the mail server has not taken yet. */
export const messages = sqliteTable(
  'messages',
  {
    code: text('code').primaryKey(),
    /** The letter, encrypted with the installation's key. */
    sealed: text('sealed').notNull(),
    tries: integer('tries').notNull().default(0),
    nextTry: integer('next_try').notNull(),
    /** The address that refused it on the last try; empty if it could not be tried, null for none. */
    refusedBy: text('refused_by'),
  },
  (t) => [index('messages_next_try').on(t.nextTry)],
)

/** The data of the sender's page: nothing from the message or its sender. */
export const messageReceipts = sqliteTable(
  'message_receipts',
  {
    code: text('code').primaryKey(),
    /** Null once the contact is deleted. */
    contact: integer('contact').references(() => contacts.id, { onDelete: 'set null' }),
    kind: text('kind', { enum: ['message', 'call'] }).notNull(),
    /** BCP 47: the language that the sender reads. */
    lang: text('lang').notNull(),
    queuedAt: integer('queued_at').notNull(),
    /** ISO date of the promised reply. */
    replyBy: text('reply_by').notNull(),
    sentAt: integer('sent_at'),
    /** When the service gave up; the words are then deleted. */
    failedAt: integer('failed_at'),
    /** When the receipt is deleted. */
    until: integer('until').notNull(),
  },
  (t) => [
    index('message_receipts_contact').on(t.contact, t.queuedAt),
    index('message_receipts_until').on(t.until),
  ],
)

/** Daily counts. `office` and `school` (a slug) are empty for none. */
export const messageCounts = sqliteTable(
  'message_counts',
  {
    /** Date in the district's time zone. */
    day: text('day').notNull(),
    office: text('office').notNull(),
    school: text('school').notNull(),
    kind: text('kind', { enum: ['message', 'call'] }).notNull(),
    lang: text('lang').notNull(),
    outcome: text('outcome', { enum: ['sent', 'failed', 'erased'] }).notNull(),
    times: integer('times').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.office, t.school, t.kind, t.lang, t.outcome] })],
)
