import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** One night's questions to the live service, and what came back. Holds no words of a family. */
export const shopperNights = sqliteTable('shopper_nights', {
  /** ISO date of the night in the district's time zone: one row each, however often the service restarts. */
  night: text('night').primaryKey(),
  /** When it began, in UTC milliseconds. */
  at: integer('at').notNull(),
  /** The live revision. */
  revision: integer('revision').notNull(),
  /** Id of the newest change of the directory; 0 before the first. */
  change: integer('change').notNull(),
  /** The signals that spoke: a night without one of them is not like the others. */
  signals: text('signals', { mode: 'json' }).$type<string[]>().notNull(),
  /** Counts, by name: a part of a whole, such as right answers of those asked. */
  counts: text('counts', { mode: 'json' }).$type<Record<string, { part: number; of: number }>>().notNull(),
  /** Half of the answers took no longer, and 95 of 100, in milliseconds. */
  middleMs: integer('middle_ms').notNull(),
  slowMs: integer('slow_ms').notNull(),
  /** Each answer, for the comparison with later nights; null for older nights. */
  answers: text('answers', { mode: 'json' }).$type<unknown>(),
  /** What is worse than on an earlier good night; null for a good night. */
  drop: text('drop', { mode: 'json' }).$type<unknown>(),
  /** The admin who accepted the answers of this night; null for none. */
  acceptedBy: text('accepted_by'),
})
