import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { inquiries } from './schema.js'

/** Concerns of a week, drawn at random, on which two people say which office is right. Their words stay with the inquiry. */
export const gradedConcerns = sqliteTable(
  'graded_concerns',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** The Monday of the week in which it was asked, as an ISO date. */
    week: text('week').notNull(),
    /** Null once the inquiry is deleted. */
    inquiry: integer('inquiry').references(() => inquiries.id, { onDelete: 'set null' }),
    /** Ids of the offices that the answer named; none for a handover. */
    named: text('named', { mode: 'json' }).$type<string[]>().notNull(),
    /** One office was named, alone. */
    sure: integer('sure', { mode: 'boolean' }).notNull(),
    /** Account ids of the two people, and what each said: an office's id, `none`, or `unclear`. Null until they did. */
    firstBy: integer('first_by'),
    first: text('first'),
    secondBy: integer('second_by'),
    second: text('second'),
    /** When the second one did, in UTC milliseconds. */
    gradedAt: integer('graded_at'),
  },
  (t) => [
    uniqueIndex('graded_concerns_once').on(t.inquiry),
    index('graded_concerns_week').on(t.week),
    index('graded_concerns_graded').on(t.gradedAt),
  ],
)
