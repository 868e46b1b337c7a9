import type Sqlite from 'better-sqlite3'
import { isNationalLine } from '../../directory/contacts/national-line.js'
import { isNationwide } from '../../directory/contacts/nationwide-number.js'
import { type DirectoryChange, noteDirectoryChanges } from '../../platform/database/note-directory-changes.js'

/** How much goes with the sample district, by kind. */
export interface SampleCounts {
  schools: number
  contacts: number
  people: number
  days: number
  lines: number
  links: number
  rules: number
  questions: number
  referrals: number
  /** Schools and people that are not from the sample's files. */
  added: number
}

/** Tables that are emptied, referencing tables first. */
const emptied = [
  ...['messages', 'message_receipts', 'message_counts', 'wrong_numbers', 'reply_reports', 'wrong_doors'],
  ...['referrals', 'desk_shelf', 'inquiries', 'inquiry_counts', 'today_lines', 'one_roster_ids'],
  ...['inquiry_facts', 'published_counts'],
  ...['contact_changes', 'contact_letters', 'import_words', 'import_mappings'],
  ...['posts', 'people', 'contacts', 'links', 'link_checks', 'calendar_days', 'schools', 'district'],
]

/** Kinds whose history would keep the sample's numbers. */
const forgottenKinds = [
  ...['district', 'schools', 'contacts', 'people', 'posts', 'calendar', 'crisis-lines', 'outside-services'],
  ...['links', 'rules'],
]

const count = (connection: Sqlite.Database, table: string) =>
  connection.prepare(`select count(*) from ${table}`).pluck().get() as number

/** The contents of the sample's files. */
export interface SampleKeys {
  /** Ids of its own rules. */
  rules: readonly string[]
  /** Slugs. */
  schools: ReadonlySet<string>
  people: ReadonlySet<string>
}

export function countSample(connection: Sqlite.Database, own: SampleKeys): SampleCounts {
  const addedTo = (table: 'schools' | 'people') =>
    (connection.prepare(`select slug from ${table}`).pluck().all() as string[]).filter(
      (slug) => !own[table].has(slug),
    ).length
  return {
    schools: count(connection, 'schools'),
    contacts: count(connection, 'contacts'),
    people: count(connection, 'people'),
    days: count(connection, 'calendar_days'),
    lines: localLines(connection).length,
    links: count(connection, 'links'),
    rules: own.rules.filter((id) => connection.prepare('select 1 from rules where id = ?').get(id)).length,
    questions: count(connection, 'inquiries'),
    referrals: count(connection, 'referrals'),
    added: addedTo('schools') + addedTo('people'),
  }
}

/**
 * Deletes the sample district, and what families and staff did with it. Topics, phrasings, ladders, offices, danger phrases,
 * national lines, and accounts stay. Use it inside a transaction.
 * @param ruleIds of the sample's own rules
 */
export function deleteSample(connection: Sqlite.Database, ruleIds: readonly string[]): void {
  noteDirectoryChanges(connection, indexed(connection))
  for (const table of emptied) connection.prepare(`delete from ${table}`).run()
  for (const id of localLines(connection)) connection.prepare('delete from crisis_lines where id = ?').run(id)
  for (const id of ruleIds) connection.prepare('delete from rules where id = ?').run(id)
  forgetLocalNumbers(connection)
  for (const kind of forgottenKinds) connection.prepare('delete from record_changes where kind = ?').run(kind)
  // The notes about its seed files no longer describe the data.
  connection.prepare("delete from notes where key in ('seeded-from', 'sample-days-moved')").run()
  connection
    .prepare("delete from notes where key glob '*counted-until*' or key glob 'counts-published-until*'")
    .run()
}

function localLines(connection: Sqlite.Database): string[] {
  const lines = connection.prepare('select id, call, sms from crisis_lines').all() as {
    id: string
    call: string | null
    sms: string | null
  }[]
  return lines.filter((line) => !isNationalLine(line)).map(({ id }) => id)
}

/** Every district has a court and a DMV; their numbers are the sample's. */
function forgetLocalNumbers(connection: Sqlite.Database): void {
  const services = connection
    .prepare('select id, phone from outside_services where phone is not null')
    .all() as {
    id: string
    phone: string
  }[]
  for (const { id, phone } of services)
    if (!isNationwide(phone))
      connection.prepare('update outside_services set phone = null where id = ?').run(id)
}

function indexed(connection: Sqlite.Database): DirectoryChange[] {
  const keys = `
    select 'school' as kind, slug as key from schools
    union all select 'contact', cast(id as text) from contacts
    union all select 'person', slug from people
    union all select 'office', id from offices`
  return connection.prepare(keys).all() as DirectoryChange[]
}
