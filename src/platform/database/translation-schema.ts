import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Words that families see, in languages besides those that editors write. They are shown, and never route. Moments are
 * UTC milliseconds.
 */
export const translations = sqliteTable(
  'translations',
  {
    kind: text('kind', {
      enum: [
        'crisis-line',
        'topic',
        'office',
        'outside-service',
        'today-line',
        'notice',
        'link',
        'calendar-day',
        'job-title',
        'duty',
        'bring-list',
        'room',
      ],
    }).notNull(),
    /** Slug of the topic; for texts that are used more than once a hash of their English; id of the others. */
    owner: text('owner').notNull(),
    /** BCP 47. */
    lang: text('lang').notNull(),
    /** By field; empty to show the English. */
    words: text('words', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    /** Hash of the English words it was made from. */
    english: text('english').notNull(),
    /** Name of the native speaker who checked it. */
    checkedBy: text('checked_by'),
    checkedAt: integer('checked_at'),
    /** Unchanged since it came from a file of the service: a newer version may replace it. */
    shipped: integer('shipped', { mode: 'boolean' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.owner, t.lang] })],
)
