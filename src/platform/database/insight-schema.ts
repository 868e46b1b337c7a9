import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What families asked, and what the front office logged, as counts. Dates are ISO 8601 text, in the district's time zone. */

/**
 * `named`: an office was named; `right` and `open` are its parts, `again` and `unjudged`
 * those of `open`. `wrong`: the family said it was the wrong one.
 * `handover`: none was named. `referral`: the front office logged a call.
 */
const results = ['named', 'right', 'open', 'again', 'unjudged', 'wrong', 'handover', 'referral'] as const

const fact = {
  result: text('result', { enum: results }).notNull(),
  /** What is told apart, such as `lang`. */
  about: text('about').notNull(),
  /** The larger group of the value, such as the office of a topic; empty where there is none. */
  group: text('group').notNull(),
  value: text('value').notNull(),
  times: integer('times').notNull(),
}

/**
 * Internal counts by day, one property at a time: no row joins two properties of a family. Never shown. Complete for
 * counted weeks; before, they hold only deleted inquiries.
 */
export const inquiryFacts = sqliteTable('inquiry_facts', { day: text('day').notNull(), ...fact }, (t) => [
  primaryKey({ columns: [t.day, t.result, t.about, t.group, t.value] }),
])

/** The counts that may be shown. Written once, when their period ends; never changed. */
export const publishedCounts = sqliteTable(
  'published_counts',
  {
    /** The first day, a Monday, and the last. */
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    period: text('period', { enum: ['week', 'month', 'year'] }).notNull(),
    /** Empty for all inquiries. */
    result: text('result', { enum: ['', ...results] }).notNull(),
    /** Empty for all properties. */
    about: text('about').notNull(),
    /** Null for all groups. */
    group: text('group'),
    /** Null for the whole group. */
    value: text('value'),
    times: integer('times').notNull(),
    /** The first days of the weeks that are counted, space separated: those without a count for themselves. */
    weeks: text('weeks').notNull(),
  },
  (t) => [index('published_counts_starts').on(t.startsOn)],
)
