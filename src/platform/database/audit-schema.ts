import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { accounts } from './staff-schema.js'

/** The audit log: one row per action. Append-only: triggers refuse to change or delete a row. */
export const auditEvents = sqliteTable(
  'audit_events',
  {
    id: integer('id').primaryKey(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    account: integer('account').references(() => accounts.id),
    /** The account's address at the time. */
    email: text('email'),
    /** Sign-in, change, import, publish, export: a key of `audit.what`. */
    what: text('what').notNull().$type<string>(),
    /** `account:12`, `contact:7` */
    about: text('about'),
    /** Network address, or `command`. */
    from: text('from').notNull(),
    details: text('details', { mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    index('audit_events_at').on(t.at),
    index('audit_events_account').on(t.account, t.at),
    index('audit_events_about').on(t.about, t.at),
  ],
)
