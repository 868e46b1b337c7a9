import type { RowFault } from '../../platform/files/row-fault.js'
import { wording, wordingOf } from '../../platform/language/wording.js'
import { checkCaseloads } from './check-caseloads.js'
import { districtSettings } from './district-settings.js'
import type { SeedContent } from './seed-content.js'
import type { RowLocation } from './seed-file.js'
import {
  checkTwice,
  createKnown,
  createReport,
  type Known,
  type Report,
  sharedKey,
} from './seed-references.js'

type Columns<N extends keyof SeedContent, C extends string> = Pick<
  SeedContent[N][number],
  (C | 'at') & keyof SeedContent[N][number]
>[]

/** Columns that checks across rows need; of files that may be long, only these. */
export interface DirectoryRows
  extends Pick<SeedContent, 'district' | 'calendar' | 'crisis-lines' | 'outside-services' | 'links'> {
  /** Absent when nothing refers to them. */
  topics?: Columns<'topics', 'slug'>
  schools: Columns<'schools', 'slug' | 'start' | 'end' | 'closed_from' | 'successor'>
  offices: Columns<'offices', 'id' | 'level' | 'role' | 'answered_by' | 'closed_from' | 'successor'>
  contacts: Columns<'contacts', 'office' | 'school' | 'email' | 'messages'>
  people: Columns<'people', 'slug'>
  posts: Columns<
    'posts',
    | 'person'
    | 'office'
    | 'school'
    | 'position'
    | 'grades'
    | 'last_names'
    | 'language'
    | 'schools'
    | 'away_from'
    | 'away_until'
  >
}

/** Checks the directory's files against each other: references exist and fit. */
export function checkDirectorySeed(content: DirectoryRows, faults: RowFault[]): void {
  checkDirectoryRows(content, faults)
  if (!faults.some(({ file }) => file === 'posts.csv')) checkCaseloads(content.posts, createReport(faults))
}

/** The same without checking that every family has somebody, because an edit of several rows passes through such states. */
export function checkDirectoryRows(content: DirectoryRows, faults: RowFault[]): void {
  const report = createReport(faults)
  const known = {
    schools: createKnown(new Set(content.schools.map((row) => row.slug)), 'schools.csv', faults, report),
    offices: createKnown(new Set(content.offices.map((row) => row.id)), 'offices.csv', faults, report),
    people: createKnown(new Set(content.people.map((row) => row.slug)), 'people.csv', faults, report),
    contacts: createKnown(new Set(content.contacts.map(contactKey)), 'contacts.csv', faults, report),
  }
  checkDistrict(content.district, faults, report)
  checkTwice(content.schools, (row) => row.slug, wording('fault.same.slug'), report)
  checkTwice(content.offices, (row) => row.id, wording('fault.same.id'), report)
  checkSchoolDays(content.schools, report)
  checkRoles(content.offices, report)
  checkAnswered(content, known.offices, report)
  checkClosures(content.schools, (row) => row.slug, known.schools, report)
  checkClosures(content.offices, (row) => row.id, known.offices, report)
  checkTwice(content.contacts, contactKey, wording('fault.same.place'), report)
  checkTwice(content.people, (row) => row.slug, keyWords.people, report)
  checkTwice(content['crisis-lines'], (row) => row.id, wording('fault.same.id'), report)
  checkTwice(content['outside-services'], (row) => row.id, wording('fault.same.id'), report)
  checkLinks(content, known.offices, faults, report)
  checkContacts(content, known, report)
  checkPosts(content, known, report)
  checkCalendar(content.calendar, report)
  checkCrisisLines(content['crisis-lines'], report)
}

/** The key's name in faults, for files that may be long. */
export const keyWords = {
  people: wording('fault.same.slug'),
  posts: wording('fault.same.post'),
  phrasings: wording('fault.same.phrasing'),
}

type KnownFiles = Record<'schools' | 'offices' | 'people' | 'contacts', Known>

/** A contact's key: the office, and its school if any. */
export function contactKey({ office, school }: { office: string; school: string | null }): string {
  return school ? `${office} @ ${school}` : office
}

function checkDistrict(rows: SeedContent['district'], faults: RowFault[], report: Report): void {
  checkTwice(rows, (row) => row.setting, wording('fault.same.setting'), report)
  for (const [setting, check] of Object.entries(districtSettings)) {
    const row = rows.find((each) => each.setting === setting)
    const result = check.safeParse(row?.value ?? '')
    const [issue] = result.error?.issues ?? []
    if (!issue) continue
    if (row) report(row.at, 'value', wording('fault.ofSetting', { setting, reason: wordingOf(issue) }))
    else if (!faults.some((fault) => fault.file === 'district.csv'))
      faults.push({
        file: 'district.csv',
        line: null,
        column: null,
        ...wording('fault.settingMissing', { setting }),
      })
  }
}

function checkSchoolDays(schools: DirectoryRows['schools'], report: Report): void {
  for (const { at, start, end } of schools) if (end <= start) report(at, 'end', wording('fault.endsFirst'))
}

/** Each role has at most one office. */
function checkRoles(offices: DirectoryRows['offices'], report: Report): void {
  const first = new Map<string, RowLocation>()
  for (const { at, role } of offices) {
    const before = role && first.get(role)
    if (before) report(at, 'role', sharedKey(wording('fault.same.role'), before, at))
    else if (role) first.set(role, at)
  }
}

/** An office that another answers for has no contacts, and the other one answers itself. */
function checkAnswered({ offices, contacts }: DirectoryRows, known: Known, report: Report): void {
  const rows = new Map(offices.map((row) => [row.id, row]))
  const withContacts = new Set(contacts.map(({ office }) => office))
  for (const { at, id, answered_by: other } of offices) {
    if (!other) continue
    known.check(other, at, 'answered_by')
    if (other === id) report(at, 'answered_by', wording('fault.answersItself'))
    else if (rows.get(other)?.answered_by)
      report(at, 'answered_by', wording('fault.answeredOn', { office: rows.get(other)?.answered_by ?? '' }))
    else if (withContacts.has(id)) report(at, 'answered_by', wording('fault.answeredContacts'))
  }
}

/** A closed place's successor is another one that exists, and is not closed itself by then. */
function checkClosures<R extends DirectoryRows['schools' | 'offices'][number]>(
  rows: readonly R[],
  keyOf: (row: R) => string,
  known: Known,
  report: Report,
): void {
  const closedFrom = new Map(rows.map((row) => [keyOf(row), row.closed_from]))
  for (const row of rows) {
    const { at, closed_from, successor } = row
    if (!successor) continue
    known.check(successor, at, 'successor')
    if (!closed_from) report(at, 'closed_from', wording('fault.closureMissing'))
    const end = closedFrom.get(successor)
    if (successor === keyOf(row)) report(at, 'successor', wording('fault.ownSuccessor'))
    else if (closed_from && end && end <= closed_from)
      report(at, 'successor', wording('fault.closedSuccessor'))
  }
}

/** Each link belongs to a topic or to an office, and has its own place in that list. */
function checkLinks(
  { links, topics }: DirectoryRows,
  offices: Known,
  faults: RowFault[],
  report: Report,
): void {
  const slugs = topics && createKnown(new Set(topics.map(({ slug }) => slug)), 'topics.csv', faults, report)
  const keyOf = ({ topic, office, position }: (typeof links)[number]) => [topic, office, position].join('|')
  checkTwice(links, keyOf, wording('fault.same.linkPlace'), report)
  for (const { at, topic, office } of links) {
    if ((topic === null) === (office === null)) report(at, 'topic', wording('fault.linkOwner'))
    if (office) offices.check(office, at, 'office')
    if (topic) slugs?.check(topic, at, 'topic')
  }
}

function checkContacts({ contacts, offices }: DirectoryRows, known: KnownFiles, report: Report): void {
  const levels = new Map(offices.map((row) => [row.id, row.level]))
  const answered = new Map(offices.map((row) => [row.id, row.answered_by]))
  for (const { at, office, school, email, messages } of contacts) {
    if (messages && !email) report(at, 'email', wording('fault.messagesWithoutMailbox'))
    known.offices.check(office, at, 'office')
    if (school) known.schools.check(school, at, 'school')
    const level = levels.get(office)
    const other = answered.get(office)
    if (other) report(at, 'office', wording('fault.officeAnswered', { office: other }))
    if (level === 'district' && school) report(at, 'school', wording('fault.districtOffice', { office }))
    if (level === 'school' && !school) report(at, 'school', wording('fault.schoolOffice', { office }))
  }
}

function checkPosts({ posts }: DirectoryRows, known: KnownFiles, report: Report): void {
  const keyOf = (row: (typeof posts)[number]) =>
    [row.person, contactKey(row), row.position, row.grades, row.last_names, row.language].join('|')
  checkTwice(posts, keyOf, keyWords.posts, report)
  for (const row of posts) checkPost(row, known, report)
}

/** Checks a post's references, and its absence. */
export function checkPost(
  row: DirectoryRows['posts'][number],
  known: Pick<KnownFiles, 'people' | 'contacts' | 'schools'>,
  report: Report,
): void {
  known.people.check(row.person, row.at, 'person')
  known.contacts.check(contactKey(row), row.at, 'office')
  for (const school of row.schools?.split(' ') ?? []) known.schools.check(school, row.at, 'schools')
  if (row.away_until && !row.away_from) report(row.at, 'away_from', wording('fault.awayFrom'))
  if (row.away_from && row.away_until && row.away_until < row.away_from)
    report(row.at, 'away_until', wording('fault.beforeAway'))
}

function checkCalendar(rows: SeedContent['calendar'], report: Report): void {
  checkTwice(rows, (row) => [row.start, row.kind, row.levels].join('|'), wording('fault.same.day'), report)
  for (const { at, start, end, kind, closes } of rows) {
    if (end < start) report(at, 'end', wording('fault.beforeStart'))
    if (kind === 'half-day' && !closes) report(at, 'closes', wording('fault.closesMissing'))
    if (kind !== 'half-day' && closes) report(at, 'closes', wording('fault.closesExtra'))
    if (kind.endsWith('-day') && kind !== 'half-day' && end !== start)
      report(at, 'end', wording('fault.oneDay', { date: start }))
  }
  const turns = rows.filter(({ kind }) => kind === 'first-day' || kind === 'last-day')
  turns.sort((a, b) => (a.start < b.start ? -1 : 1))
  // Levels may begin and end the year on days of their own.
  for (const [index, { at, kind, levels }] of turns.entries()) {
    const before = turns.slice(0, index).findLast((turn) => overlap(turn.levels, levels))
    if (kind === before?.kind) report(at, 'kind', wording('fault.turnTwice', { kind }))
  }
}

/** No levels are all levels. */
function overlap(some: readonly string[], others: readonly string[]): boolean {
  return some.length === 0 || others.length === 0 || some.some((level) => others.includes(level))
}

function checkCrisisLines(rows: SeedContent['crisis-lines'], report: Report): void {
  for (const { at, kinds, call, sms, sms_text } of rows) {
    if (!call && !sms) report(at, 'call', wording('fault.lineWithout'))
    if (sms_text && !sms) report(at, 'sms', wording('fault.smsMissing'))
    if (kinds.length === 0) report(at, 'kinds', wording('fault.kindsMissing'))
  }
}
