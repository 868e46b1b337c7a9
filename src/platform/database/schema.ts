import { sql } from 'drizzle-orm'
import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { wordingsColumn } from './wording-columns.js'

/** Dates are ISO 8601 text (`2026-11-25`), moments are UTC milliseconds, lists are JSON arrays. */

const list = (name: string) => text(name, { mode: 'json' }).$type<string[]>().notNull().default([])

/** District facts, one row per setting. */
export const district = sqliteTable('district', {
  setting: text('setting').primaryKey(),
  value: text('value').notNull(),
})

export const schools = sqliteTable(
  'schools',
  {
    id: integer('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    level: text('level', { enum: ['elementary', 'middle', 'high'] }).notNull(),
    grades: text('grades').notNull(),
    address: text('address').notNull(),
    city: text('city').notNull(),
    state: text('state').notNull(),
    zip: text('zip').notNull(),
    phone: text('phone').notNull(),
    email: text('email').notNull(),
    website: text('website'),
    latitude: real('latitude'),
    longitude: real('longitude'),
    students: integer('students').notNull(),
    starts: text('starts').notNull(),
    ends: text('ends').notNull(),
    languages: list('languages'),
    position: integer('position').notNull(),
    /** The first day on which it is closed; null while it has no end. */
    closedFrom: text('closed_from'),
    /** Slug of the school that takes over; null for none. */
    successor: text('successor'),
  },
  (t) => [check('schools_level', sql`${t.level} in ('elementary', 'middle', 'high')`)],
)

export const offices = sqliteTable(
  'offices',
  {
    id: text('id').primaryKey(),
    level: text('level', { enum: ['district', 'school'] }).notNull(),
    position: integer('position').notNull(),
    /** Which of the usual offices it is; null for one of the district's own. No two offices have the same. */
    role: text('role'),
    /** Id of the office that does its work, where a district has none of its own; null otherwise. */
    answeredBy: text('answered_by'),
    /** The first day on which it is closed; null while it has no end. */
    closedFrom: text('closed_from'),
    /** Id of the office that takes over; null for none. */
    successor: text('successor'),
  },
  (t) => [check('offices_level', sql`${t.level} in ('district', 'school')`)],
)

export const officeWords = sqliteTable(
  'office_words',
  {
    office: text('office')
      .notNull()
      .references(() => offices.id, { onDelete: 'cascade' }),
    lang: text('lang').notNull(),
    name: text('name').notNull(),
    answersFor: text('answers_for').notNull(),
  },
  (t) => [primaryKey({ columns: [t.office, t.lang] })],
)

export const contacts = sqliteTable(
  'contacts',
  {
    id: integer('id').primaryKey(),
    office: text('office')
      .notNull()
      .references(() => offices.id),
    school: integer('school').references(() => schools.id),
    phone: text('phone').notNull(),
    ext: text('ext'),
    sms: text('sms'),
    /** Empty for none. */
    email: text('email').notNull(),
    room: text('room'),
    address: text('address'),
    hours: text('hours').notNull(),
    languages: list('languages'),
    replyDays: integer('reply_days').notNull(),
    /** Whether families can write to it here; null counts as no. */
    messages: integer('messages', { mode: 'boolean' }),
    internalNote: text('internal_note'),
    checkedOn: text('checked_on').notNull(),
  },
  (t) => [
    uniqueIndex('contacts_district_office').on(t.office).where(sql`${t.school} is null`),
    uniqueIndex('contacts_school_office').on(t.office, t.school).where(sql`${t.school} is not null`),
    index('contacts_school').on(t.school),
  ],
)

export const contactWords = sqliteTable(
  'contact_words',
  {
    contact: integer('contact')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    lang: text('lang').notNull(),
    bring: text('bring').notNull(),
  },
  (t) => [primaryKey({ columns: [t.contact, t.lang] })],
)

export const people = sqliteTable(
  'people',
  {
    id: integer('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    prefix: text('prefix'),
    email: text('email'),
    /** E.164. Number, extension, and room are for staff only: families get the office's. */
    phone: text('phone'),
    ext: text('ext'),
    room: text('room'),
    languages: list('languages'),
    public: integer('public', { mode: 'boolean' }).notNull(),
  },
  (t) => [index('people_email').on(sql`lower(${t.email})`)],
)

export const personWords = sqliteTable(
  'person_words',
  {
    person: integer('person')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    lang: text('lang').notNull(),
    title: text('title').notNull(),
  },
  (t) => [primaryKey({ columns: [t.person, t.lang] })],
)

export const posts = sqliteTable(
  'posts',
  {
    id: integer('id').primaryKey(),
    person: integer('person')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    contact: integer('contact')
      .notNull()
      .references(() => contacts.id),
    position: integer('position').notNull(),
    grades: text('grades'),
    lastNames: text('last_names'),
    language: text('language'),
    /** Slugs, space separated; null for all topics. */
    topics: text('topics'),
    /** Bus routes: `1-20, 42`; null for all. */
    routes: text('routes'),
    /** Slugs, space separated, for an office that serves several schools; null for all. */
    schools: text('schools'),
    awayFrom: text('away_from'),
    awayUntil: text('away_until'),
    awayNote: text('away_note'),
  },
  (t) => [index('posts_contact').on(t.contact), index('posts_person').on(t.person)],
)

export const postWords = sqliteTable(
  'post_words',
  {
    post: integer('post')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    lang: text('lang').notNull(),
    duty: text('duty').notNull(),
  },
  (t) => [primaryKey({ columns: [t.post, t.lang] })],
)

export const calendarDays = sqliteTable('calendar_days', {
  id: integer('id').primaryKey(),
  startsOn: text('starts_on').notNull(),
  endsOn: text('ends_on').notNull(),
  kind: text('kind', {
    enum: ['first-day', 'last-day', 'holiday', 'break', 'no-students', 'half-day'],
  }).notNull(),
  levels: list('levels'),
  closes: text('closes'),
})

export const calendarWords = sqliteTable(
  'calendar_words',
  {
    day: integer('day')
      .notNull()
      .references(() => calendarDays.id, { onDelete: 'cascade' }),
    lang: text('lang').notNull(),
    name: text('name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.lang] })],
)

export const crisisLines = sqliteTable('crisis_lines', {
  id: text('id').primaryKey(),
  kinds: list('kinds'),
  level: text('level', { enum: ['now', 'support', 'both'] }).notNull(),
  call: text('call'),
  sms: text('sms'),
  smsText: text('sms_text'),
  languages: list('languages'),
  /** When someone answers, as of contacts; null for day and night. */
  hours: text('hours'),
  position: integer('position').notNull(),
})

export const crisisLineWords = sqliteTable(
  'crisis_line_words',
  {
    line: text('line')
      .notNull()
      .references(() => crisisLines.id, { onDelete: 'cascade' }),
    lang: text('lang').notNull(),
    name: text('name').notNull(),
    text: text('text').notNull(),
  },
  (t) => [primaryKey({ columns: [t.line, t.lang] })],
)

/** Services outside the district. `id` is the `who` of out-of-scope phrases. */
export const outsideServices = sqliteTable('outside_services', {
  id: text('id').primaryKey(),
  phone: text('phone'),
  website: text('website'),
  position: integer('position').notNull(),
})

export const outsideServiceWords = sqliteTable(
  'outside_service_words',
  {
    service: text('service')
      .notNull()
      .references(() => outsideServices.id, { onDelete: 'cascade' }),
    lang: text('lang').notNull(),
    name: text('name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.service, t.lang] })],
)

/**
 * The district's own pages and forms for a topic or an office: one of the two is set. Live at once, as they route
 * nobody. `topic` is a slug without a foreign key: topics are replaced when an older routing is restored.
 */
export const links = sqliteTable(
  'links',
  {
    id: integer('id').primaryKey(),
    topic: text('topic'),
    office: text('office').references(() => offices.id),
    url: text('url').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [index('links_topic').on(t.topic), index('links_office').on(t.office)],
)

export const linkLabels = sqliteTable(
  'link_words',
  {
    link: integer('link')
      .notNull()
      .references(() => links.id, { onDelete: 'cascade' }),
    lang: text('lang').notNull(),
    label: text('label').notNull(),
  },
  (t) => [primaryKey({ columns: [t.link, t.lang] })],
)

/** The result of the weekly check of a link. */
export const linkChecks = sqliteTable('link_checks', {
  url: text('url').primaryKey(),
  checkedAt: integer('checked_at').notNull(),
  /** HTTP status; null when no server answered. */
  status: integer('status'),
  /** Date of the first failure since it last worked, in the district's time zone; null while it works. */
  failedOn: text('failed_on'),
  /** It failed on two days in a row of checks: families do not see it. */
  broken: integer('broken', { mode: 'boolean' }).notNull(),
})

export const topics = sqliteTable('topics', {
  slug: text('slug').primaryKey(),
  position: integer('position').notNull(),
  also: list('also'),
  straight: integer('straight', { mode: 'boolean' }).notNull(),
  legal: integer('legal', { mode: 'boolean' }).notNull(),
})

export const topicWords = sqliteTable(
  'topic_words',
  {
    topic: text('topic')
      .notNull()
      .references(() => topics.slug, { onDelete: 'cascade' }),
    lang: text('lang').notNull(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    bring: text('bring').notNull(),
  },
  (t) => [primaryKey({ columns: [t.topic, t.lang] })],
)

export const phrasings = sqliteTable(
  'phrasings',
  {
    id: integer('id').primaryKey(),
    topic: text('topic')
      .notNull()
      .references(() => topics.slug, { onDelete: 'cascade' }),
    lang: text('lang').notNull(),
    text: text('text').notNull(),
  },
  (t) => [uniqueIndex('phrasings_once').on(t.topic, t.lang, t.text)],
)

export const ladderSteps = sqliteTable(
  'ladder_steps',
  {
    topic: text('topic')
      .notNull()
      .references(() => topics.slug, { onDelete: 'cascade' }),
    level: text('level', { enum: ['any', 'elementary', 'middle', 'high'] }).notNull(),
    step: integer('step').notNull(),
    office: text('office')
      .notNull()
      .references(() => offices.id),
    /** Offices on one step are equally right; the first one written is named first. */
    position: integer('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.topic, t.level, t.step, t.office] })],
)

export const dangerPhrases = sqliteTable(
  'danger_phrases',
  {
    id: integer('id').primaryKey(),
    kind: text('kind').notNull(),
    lang: text('lang').notNull(),
    danger: integer('danger', { mode: 'boolean' }).notNull(),
    text: text('text').notNull(),
  },
  (t) => [uniqueIndex('danger_phrases_once').on(t.kind, t.lang, t.text)],
)

export const outOfScopePhrases = sqliteTable(
  'out_of_scope_phrases',
  {
    id: integer('id').primaryKey(),
    /** Id of the outside service that handles it; null for none in particular. */
    who: text('who'),
    lang: text('lang').notNull(),
    text: text('text').notNull(),
  },
  (t) => [uniqueIndex('out_of_scope_once').on(t.lang, t.text)],
)

/** An admin's overrides. The rules folder validates `conditions` and `action`. */
export const rules = sqliteTable('rules', {
  id: text('id').primaryKey(),
  position: integer('position').notNull(),
  name: text('name').notNull(),
  why: text('why').notNull(),
  conditions: text('conditions', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  action: text('action', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  startsOn: text('starts_on'),
  endsOn: text('ends_on'),
  active: integer('active', { mode: 'boolean' }).notNull().default(true),
})

/** Synonyms for matching: `word` in a concern also counts as each of `means`. */
export const synonyms = sqliteTable(
  'synonyms',
  {
    lang: text('lang').notNull(),
    word: text('word').notNull(),
    means: list('means'),
  },
  (t) => [primaryKey({ columns: [t.lang, t.word] })],
)

/** Immutable: triggers refuse update and delete. `content` is gzipped JSON. */
export const revisions = sqliteTable('revisions', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  publishedAt: integer('published_at').notNull(),
  publishedBy: text('published_by'),
  note: text('note').notNull(),
  /** The changes. */
  summary: wordingsColumn('summary').notNull(),
  contentHash: text('content_hash').notNull(),
  content: blob('content', { mode: 'buffer' }).notNull(),
})

export const inquiries = sqliteTable(
  'inquiries',
  {
    id: integer('id').primaryKey(),
    code: text('code').notNull().unique(),
    askedAt: integer('asked_at').notNull(),
    /** Redacted; null when no text is kept. */
    text: text('text'),
    textUntil: integer('text_until'),
    lang: text('lang').notNull(),
    school: integer('school').references(() => schools.id),
    channel: text('channel', { enum: ['page', 'api', 'link', 'embed', 'sms'] }).notNull(),
    outcome: text('outcome', { enum: ['answer', 'choose', 'handover'] }).notNull(),
    emergency: text('emergency', { enum: ['now', 'support'] }),
    revision: integer('revision').references(() => revisions.id),
    result: text('result', { mode: 'json' }).$type<unknown>().notNull(),
    trace: text('trace', { mode: 'json' }).$type<unknown>().notNull(),
    right: integer('right', { mode: 'boolean' }),
    /** Whether the same browser or phone asked something again within a day; null for not, or not known. */
    again: integer('again', { mode: 'boolean' }),
  },
  (t) => [
    index('inquiries_asked').on(t.askedAt),
    index('inquiries_text_until').on(t.textUntil),
    index('inquiries_missed').on(t.askedAt).where(sql`${t.outcome} = 'handover' and ${t.text} is not null`),
  ],
)

/** Daily counts of deleted concerns. `topic`, `office` and `school` (a slug) are empty for none. */
export const inquiryCounts = sqliteTable(
  'inquiry_counts',
  {
    /** Date in the district's time zone. */
    day: text('day').notNull(),
    topic: text('topic').notNull(),
    office: text('office').notNull(),
    outcome: text('outcome', { enum: ['answer', 'choose', 'handover'] }).notNull(),
    lang: text('lang').notNull(),
    school: text('school').notNull(),
    channel: text('channel', { enum: ['page', 'api', 'link', 'embed', 'sms'] }).notNull(),
    times: integer('times').notNull(),
    /** How many said it was the right person, and how many that it was not. */
    right: integer('right').notNull(),
    wrong: integer('wrong').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.topic, t.office, t.outcome, t.lang, t.school, t.channel] })],
)

/**
 * "Not the right person": the named office, charged to the topic or rule that led there. One per inquiry and office.
 */
export const wrongDoors = sqliteTable(
  'wrong_doors',
  {
    id: integer('id').primaryKey(),
    /** Null once the inquiry is deleted. */
    inquiry: integer('inquiry').references(() => inquiries.id, { onDelete: 'set null' }),
    reportedAt: integer('reported_at').notNull(),
    office: text('office').notNull(),
    /** Slug; null when a name or a rule led there. */
    topic: text('topic'),
    /** Id of the rule that fired; null for none. */
    rule: text('rule'),
    school: integer('school').references(() => schools.id),
    lang: text('lang').notNull(),
  },
  (t) => [
    uniqueIndex('wrong_doors_once').on(t.inquiry, t.office),
    index('wrong_doors_topic').on(t.topic),
    index('wrong_doors_rule').on(t.rule),
    index('wrong_doors_reported').on(t.reportedAt),
  ],
)

/**
 * "This number is wrong": taps a day on one number, from one kind of page. `office` and `school` (a slug) say whose
 * number it is, and are empty for none; with neither it is the district's.
 */
export const wrongNumbers = sqliteTable(
  'wrong_numbers',
  {
    id: integer('id').primaryKey(),
    /** Date in the district's time zone. */
    day: text('day').notNull(),
    office: text('office').notNull(),
    school: text('school').notNull(),
    /** As shown that day. */
    phone: text('phone').notNull(),
    /** Empty for none. */
    ext: text('ext').notNull(),
    page: text('page', { enum: ['answer', 'topic', 'office', 'contact', 'school', 'person'] }).notNull(),
    times: integer('times').notNull(),
    /** The result of the staff check and its date; null until they check it. */
    found: text('found', { enum: ['fixed', 'right'] }),
    foundOn: text('found_on'),
  },
  (t) => [
    uniqueIndex('wrong_numbers_open')
      .on(t.day, t.office, t.school, t.phone, t.ext, t.page)
      .where(sql`${t.found} is null`),
  ],
)

/** "Did they answer you?": one per inquiry, for the office that it was asked about. */
export const replyReports = sqliteTable(
  'reply_reports',
  {
    id: integer('id').primaryKey(),
    /** Null once the inquiry is deleted. */
    inquiry: integer('inquiry').references(() => inquiries.id, { onDelete: 'set null' }),
    /** Date in the district's time zone. */
    day: text('day').notNull(),
    office: text('office').notNull(),
    /** Slug; null when a name or a rule led there. */
    topic: text('topic'),
    answered: integer('answered', { mode: 'boolean' }).notNull(),
  },
  (t) => [uniqueIndex('reply_reports_once').on(t.inquiry), index('reply_reports_day').on(t.day)],
)

/** One row; triggers count every directory write, whichever program makes it. */
export const directoryVersion = sqliteTable('directory_version', {
  id: integer('id').primaryKey(),
  version: integer('version').notNull(),
})

/** Phone numbers that opted out of texts until they send START. */
export const smsOptOuts = sqliteTable('sms_opt_outs', {
  /** Keyed hash; the number itself is not stored. */
  number: text('number').primaryKey(),
  optedOutAt: integer('opted_out_at').notNull(),
})

/** Changes not yet sent to the search index. */
export const outbox = sqliteTable('outbox', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  kind: text('kind', { enum: ['school', 'office', 'contact', 'person', 'topic'] }).notNull(),
  key: text('key').notNull(),
  createdAt: integer('created_at').notNull(),
  attempts: integer('attempts').notNull().default(0),
  lastError: text('last_error'),
})

/** Notes about this database, such as the seeds it holds. */
export const notes = sqliteTable('notes', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
})
