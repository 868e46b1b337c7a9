import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { contacts, inquiries, offices, schools } from './schema.js'

/** Staff accounts and what they log. Moments are UTC milliseconds, dates ISO 8601 text. */

const list = (name: string) => text(name, { mode: 'json' }).$type<string[]>().notNull().default([])

export const accounts = sqliteTable(
  'accounts',
  {
    id: integer('id').primaryKey(),
    /** Lower case. */
    email: text('email').notNull().unique(),
    name: text('name').notNull(),
    role: text('role', { enum: ['viewer', 'desk', 'editor', 'admin'] }).notNull(),
    /**
     * The role's source: an admin, or a group of the district's single sign-on, whose role ends with the membership.
     */
    roleFrom: text('role_from', { enum: ['admin', 'group'] })
      .notNull()
      .default('admin'),
    /** For editors: ids of the offices whose contacts and topics they may edit. */
    offices: list('offices'),
    /** The school whose front desk it is; null for all. */
    school: integer('school').references(() => schools.id, { onDelete: 'set null' }),
    /** Null until the invitation is accepted, and for accounts that use single sign-on only. */
    passwordHash: text('password_hash'),
    passwordAt: integer('password_at'),
    /** Encrypted; null without a second factor. */
    totpSecret: text('totp_secret'),
    /** The time step of the last used code: no code works twice. */
    totpStep: integer('totp_step'),
    /** Hashes of the unused recovery codes. */
    recoveryCodes: list('recovery_codes'),
    /** `issuer subject` of the single sign-on; null before its first use. */
    oidcSubject: text('oidc_subject').unique(),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    createdAt: integer('created_at').notNull(),
    /** Start of the grace period before a second step is required; null before the first sign-in under the rule. */
    firstSignInAt: integer('first_sign_in_at'),
    lastSignInAt: integer('last_sign_in_at'),
    /** Language of the pages at the last sign-in, for letters; null before the first. BCP 47. */
    lang: text('lang'),
    /** Wants a letter each morning that counts what waits. */
    dailyLetter: integer('daily_letter', { mode: 'boolean' }).notNull().default(false),
    /** Wants the monthly letter to the board of education. */
    monthlyLetter: integer('monthly_letter', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    check('accounts_role', sql`${t.role} in ('viewer', 'desk', 'editor', 'admin')`),
    check('accounts_role_from', sql`${t.roleFrom} in ('admin', 'group')`),
  ],
)

/** Sign-in settings set by admins. `value` is JSON. */
export const staffSettings = sqliteTable('staff_settings', {
  setting: text('setting').primaryKey(),
  value: text('value', { mode: 'json' }).notNull(),
})

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the cookie's token: reading the database does not let anyone sign in. */
    id: text('id').primaryKey(),
    account: integer('account')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    csrf: text('csrf').notNull(),
    createdAt: integer('created_at').notNull(),
    seenAt: integer('seen_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** True once all factors are verified; before that the session opens only the second step. */
    complete: integer('complete', { mode: 'boolean' }).notNull(),
    /** "Chrome on Windows": for the list of a person's sessions. */
    device: text('device').notNull(),
    /**
     * How single sign-on re-authenticated them: `shown`, they signed in there just then; `unsaid`, it does not say
     * when. Null when not asked, or admitted without.
     */
    proof: text('proof', { enum: ['shown', 'unsaid'] }),
  },
  (t) => [index('sessions_account').on(t.account), index('sessions_expires').on(t.expiresAt)],
)

/** Invitations and password resets; each works once. */
export const oneTimeLinks = sqliteTable(
  'one_time_links',
  {
    /** SHA-256 of the link's token. */
    id: text('id').primaryKey(),
    account: integer('account')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['invitation', 'reset'] }).notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [index('one_time_links_account').on(t.account)],
)

/** Failed sign-ins, for throttling. `key`: keyed hash of the email address or network address. */
export const signInFailures = sqliteTable(
  'sign_in_failures',
  {
    id: integer('id').primaryKey(),
    key: text('key').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('sign_in_failures_key').on(t.key, t.at)],
)

/** Referrals logged by the front office. No student data. */
export const referrals = sqliteTable(
  'referrals',
  {
    id: integer('id').primaryKey(),
    loggedAt: integer('logged_at').notNull(),
    account: integer('account')
      .notNull()
      .references(() => accounts.id),
    topic: text('topic'),
    office: text('office')
      .notNull()
      .references(() => offices.id),
    contact: integer('contact').references(() => contacts.id),
    school: integer('school').references(() => schools.id),
    /** The caller's language, BCP 47. */
    lang: text('lang').notNull(),
    channel: text('channel', { enum: ['phone', 'walk-in', 'email', 'text', 'letter', 'social'] }).notNull(),
    outcome: text('outcome', { enum: ['sent', 'transfer', 'answered', 'callback'] }).notNull(),
    /** Checked for names, numbers and birth dates before it is stored. */
    note: text('note').notNull().default(''),
    inquiry: integer('inquiry').references(() => inquiries.id, { onDelete: 'set null' }),
    /** The office named first, when it was wrong; null when it was right. */
    wrongOffice: text('wrong_office').references(() => offices.id),
    followUpOn: text('follow_up_on'),
    followUpDoneAt: integer('follow_up_done_at'),
    editedAt: integer('edited_at'),
    /** Undone: no longer shown or counted. */
    undoneAt: integer('undone_at'),
  },
  (t) => [
    index('referrals_logged').on(t.loggedAt),
    index('referrals_account').on(t.account, t.loggedAt),
    index('referrals_inquiry').on(t.inquiry).where(sql`${t.inquiry} is not null`),
    index('referrals_corrected').on(t.loggedAt).where(sql`${t.wrongOffice} is not null`),
    index('referrals_follow_up').on(t.followUpOn).where(sql`${t.followUpOn} is not null`),
  ],
)

/** A clerk's saved items. `key`: `topic:late-bus`, `contact:12`; for a search, its query string. */
export const deskShelf = sqliteTable(
  'desk_shelf',
  {
    account: integer('account')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['favourite', 'recent', 'search', 'preference'] }).notNull(),
    key: text('key').notNull(),
    /** The name of a saved search; the value of a preference; empty for the others. */
    name: text('name').notNull().default(''),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.account, t.kind, t.key] }), index('desk_shelf_at').on(t.account, t.at)],
)

/** Letters to staff on their way, and those sent about something that still waits. They are written when they are sent. */
export const staffLetters = sqliteTable(
  'staff_letters',
  {
    account: integer('account')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** `publication:12`, or `day:` and a local date. */
    about: text('about').notNull(),
    tries: integer('tries').notNull().default(0),
    nextTry: integer('next_try').notNull(),
    sentAt: integer('sent_at'),
  },
  (t) => [primaryKey({ columns: [t.account, t.about] })],
)
