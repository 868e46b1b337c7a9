import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { contacts } from './schema.js'

/** Letters that ask offices if their contacts are still right, and the replies. Moments are UTC milliseconds. */

export const contactLetters = sqliteTable(
  'contact_letters',
  {
    /** Never given again: changes name it. */
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** Its address, in lower case. */
    mailbox: text('mailbox').notNull(),
    /** Ids of the contacts asked about. */
    contacts: text('contacts', { mode: 'json' }).$type<number[]>().notNull(),
    /** ISO date: a contact checked since then needs no reply. */
    askedOn: text('asked_on').notNull(),
    askedAt: integer('asked_at').notNull(),
    tries: integer('tries').notNull().default(0),
    /** Null once the mail server took it, or the service gave up. */
    nextTry: integer('next_try'),
    /** The address that refused it on the last try; empty if it could not be tried, null for none. */
    refusedBy: text('refused_by'),
  },
  (t) => [index('contact_letters_next_try').on(t.nextTry)],
)

/** Changes that an office sent in reply, for staff to apply. */
export const contactChanges = sqliteTable(
  'contact_changes',
  {
    id: integer('id').primaryKey(),
    letter: integer('letter').notNull(),
    contact: integer('contact')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    at: integer('at').notNull(),
    /** E.164. */
    phone: text('phone').notNull(),
    /** Empty for none. */
    ext: text('ext').notNull(),
    /** As stored: `Mo-Fr 07:30-16:30`. */
    hours: text('hours').notNull(),
    /** Empty for none. */
    note: text('note').notNull(),
    /** Id of the post whose holder is away; null for no absence. */
    post: integer('post'),
    /** ISO date; null for no absence. */
    awayFrom: text('away_from'),
    /** ISO date, inclusive; null for an open end. */
    awayUntil: text('away_until'),
    /** Slug of the person who stands in; null for none. */
    standIn: text('stand_in'),
  },
  (t) => [uniqueIndex('contact_changes_reply').on(t.letter, t.contact), index('contact_changes_at').on(t.at)],
)
