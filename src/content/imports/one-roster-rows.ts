import { basename } from 'node:path'
import type Sqlite from 'better-sqlite3'
import type { CsvTable } from '../../platform/files/csv.js'
import { readTable } from '../../platform/files/read-table.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { ImportFile } from '../../platform/files/uploaded-file.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import { headersOf, type RecordCells, recordKey } from '../records/record-cells.js'
import { createRecordStore, type RecordStore } from '../records/record-store.js'
import type { TakeRows } from './check-import.js'
import { freeSlug } from './free-slug.js'
import type { FaultKeeper } from './keep-faults.js'
import { createNewContact } from './mapping/new-contact.js'
import { familyRoles, neededColumns, type RosterFile, rosterColumns, staffRoles } from './one-roster.js'
import { createOneRosterStore, type OneRosterStore } from './one-roster-store.js'
import { nameKey } from './person-at-mailbox.js'
import type { RowStager } from './stage-rows.js'
import type { ImportCounts, Staging } from './staging.js'

const maxDutyRemarks = 20

/** The kinds that staff are made of, referenced ones first. */
const stagedKinds = ['people', 'contacts', 'posts'] as const
type StagedKind = (typeof stagedKinds)[number]

type Row = { line: number; get(column: string): string }

/** The state of one run. It holds nothing about students and families. */
interface Roster {
  store: OneRosterStore
  staging: Staging
  stager: RowStager
  faults: FaultKeeper
  counts: ImportCounts
  /** Slug of a directory school, by id. */
  schools: Map<string, string>
  people: RecordStore
  /** The names of all staff in the file with a mailbox. */
  namesAt: Map<string, Set<string>>
  /** How many people get no duty: no office has their role, or their school has no contact for it. */
  withoutDuty: Map<string, { title: string; school: string | null; people: number }>
  /** Rows waiting for the rest of their batch. */
  waiting: Record<StagedKind, { line: number; cells: RecordCells }[]>
  /** The duties of the person who is read: a second role at the same school may be the same. */
  duties: Set<string>
  /** Makes the contacts that schools lack. */
  contactFor: ReturnType<typeof createNewContact>
}

/** Reads a set of OneRoster files: schools in the directory, and staff. */
export function takeOneRoster(connection: Sqlite.Database): TakeRows {
  return async ({ request, stager, staging, faults, going }) => {
    const store = createOneRosterStore(connection)
    const { removes } = request
    const records = createRecordStore(connection, ['en', 'es'])
    const roster: Roster = {
      store,
      staging,
      stager,
      faults,
      counts: {},
      schools: new Map(),
      people: records,
      namesAt: new Map(),
      withoutDuty: new Map(),
      duties: new Set(),
      waiting: { people: [], contacts: [], posts: [] },
      contactFor: createNewContact({ connection, records, staging }),
    }
    const fileOf = (name: RosterFile) =>
      request.files.find((each) => [name, `${name}.csv`].includes(basename(each.name)))
    const read = async (name: RosterFile, take: (row: Row, file: string) => void) => {
      const file = fileOf(name)
      if (!file) faults.take([fault(`${name}.csv`, null, null, wording('fault.rosterFile'))])
      else await readRoster(name, file, roster, (row) => take(row, file.name), going.throwIfCanceled)
    }
    await read('manifest', (row, file) => checkVersion(roster, row, file))
    if (faults.count() === 0) {
      await read('orgs', (row, file) => takeOrg(roster, row, file))
      going.report(0.1)
      await read('roles', (row) => takeRole(roster, row))
      going.report(0.3)
      const users = fileOf('users')
      await noteMailboxes(roster, users, going.throwIfCanceled)
      going.report(0.4)
      await read('users', (row) => takeUser(roster, row))
      staging.addFaults(remarkDuties(roster, users?.name ?? 'users.csv'), false)
      going.report(0.6)
    }
    const isLeaving = (slug: string) => removes && store.isLinked(slug) && !isNamed(roster, slug)
    // With their posts.
    if (removes && store.hasLinkedPeople())
      for (const kind of ['people', 'posts'] as const) ensureGiven(stager, kind)
    return {
      counts: roster.counts,
      concerns: (kind, cells) => {
        if (staging.hasRow(kind, recordKey(kind, cells))) return true
        return isLeaving((kind === 'people' ? cells.slug : kind === 'posts' ? cells.person : '') ?? '')
      },
    }
  }
}

function ensureGiven({ given }: RowStager, kind: 'people' | 'posts'): void {
  if (!given.has(kind)) given.set(kind, [])
}

const isNamed = ({ staging }: Roster, slug: string) => staging.hasRosterId('people', JSON.stringify([slug]))

const fault = (file: string, line: number | null, column: string | null, of: Wording): RowFault => ({
  file,
  line,
  column,
  ...of,
})

async function readRoster(
  name: RosterFile,
  given: ImportFile,
  roster: Roster,
  take: (row: Row) => void,
  goOn: () => void,
): Promise<void> {
  const { name: file } = given
  const found: RowFault[] = []
  for await (const { headers, rows } of readTable(given, found)) {
    goOn()
    roster.faults.take(found)
    const missing = neededColumns[name].filter((column) => !headers.includes(column))
    const list = rosterColumns[name].join(', ')
    roster.faults.take(
      missing.map((column) => fault(file, 1, column, wording('fault.rosterColumn', { list }))),
    )
    if (missing.length > 0) return
    roster.staging.inOne(() => {
      for (const row of rowsOf({ headers, rows })) take(row)
      for (const kind of stagedKinds) stageWaiting(roster, kind, file)
    })
  }
  roster.faults.take(found)
}

/** Before anyone is told apart by a mailbox, everyone in the file who has it must be known. */
async function noteMailboxes(roster: Roster, file: ImportFile | undefined, goOn: () => void): Promise<void> {
  if (!file) return
  // Faults are reported when the rows are taken.
  for await (const table of readTable(file, [])) {
    goOn()
    for (const row of rowsOf(table)) noteMailbox(roster, row)
  }
}

function noteMailbox(roster: Roster, row: Row): void {
  const email = row.get('email').toLowerCase()
  if (!email || whyIgnored(row, rolesOf(roster, row).length)) return
  roster.namesAt.set(email, (roster.namesAt.get(email) ?? new Set()).add(nameKey(nameOf(row))))
}

function rowsOf({ headers, rows }: CsvTable): Row[] {
  const at = new Map(headers.map((header, index) => [header, index]))
  return rows.map(({ line, cells }) => ({
    line,
    get: (column) => cells[at.get(column) ?? -1]?.trim() ?? '',
  }))
}

function checkVersion({ faults }: Roster, row: Row, file: string): void {
  if (row.get('propertyName') !== 'oneroster.version' || row.get('value').startsWith('1.2')) return
  const version = row.get('value')
  faults.take([fault(file, row.line, 'value', wording('fault.rosterVersion', { version }))])
}

function takeOrg(roster: Roster, row: Row, file: string): void {
  if (row.get('type') !== 'school' || row.get('status') === 'tobedeleted') return
  const name = row.get('name')
  const slug = roster.store.school(row.get('sourcedId'), name, row.get('identifier'))
  if (slug === null) {
    roster.staging.addFaults([fault(file, row.line, 'name', wording('fault.rosterSchool', { name }))], false)
    return
  }
  roster.schools.set(row.get('sourcedId'), slug)
  roster.staging.addRosterId(row.get('sourcedId'), 'schools', JSON.stringify([slug]))
}

/** Of students and families not even the id is read. */
function takeRole({ staging }: Roster, row: Row): void {
  if (!(row.get('role') in staffRoles) || row.get('status') === 'tobedeleted') return
  staging.addRole(row.get('userSourcedId'), row.get('role'), row.get('orgSourcedId'))
}

function takeUser(roster: Roster, row: Row): void {
  const roles = rolesOf(roster, row)
  const why = whyIgnored(row, roles.length)
  if (why) {
    const key = `ignored.${why}`
    roster.counts[key] = (roster.counts[key] ?? 0) + 1
    return
  }
  const slug = takePerson(roster, row, roles[0]!.role)
  roster.duties.clear()
  for (const { role, org } of roles) takePost(roster, row, slug, role, org)
}

function rolesOf({ staging }: Roster, row: Row) {
  const roles = staging.rolesOf(row.get('sourcedId'))
  // OneRoster 1.1 had the role here; some systems still do.
  const own = row.get('role')
  if (own in staffRoles && roles.length === 0)
    roles.push({ role: own, org: row.get('orgSourcedIds').split(',')[0] ?? '' })
  return roles
}

function whyIgnored(row: Row, roles: number): 'families' | 'others' | 'inactive' | null {
  const own = row.get('role')
  if (roles === 0) return familyRoles.has(own) || own === '' ? 'families' : 'others'
  return row.get('status') === 'tobedeleted' || row.get('enabledUser') === 'false' ? 'inactive' : null
}

function takePerson(roster: Roster, row: Row, role: string): string {
  const email = row.get('email')
  const name = nameOf(row)
  const { first, last } = name
  const isShared = (roster.namesAt.get(email.toLowerCase())?.size ?? 0) > 1
  const known = roster.store.person(row.get('sourcedId'), email, name, isShared)
  const slug =
    known && !isNamed(roster, known)
      ? known
      : freeSlug(`${first} ${last}`, (slug) => isNamed(roster, slug) || roster.store.isTaken(slug))
  const names: RecordCells = {
    slug,
    first_name: first,
    last_name: last,
    ...(email || !known ? { email } : {}),
  }
  const { title } = staffRoles[role]!
  // A file makes nobody public: the district decides that.
  const more = { prefix: '', languages: 'en', public: 'no', title_en: title.en, title_es: title.es }
  const present = known === slug ? roster.people.find('people', { slug })?.cells : undefined
  const cells = { ...(present ?? more), ...names }
  roster.waiting.people.push({ line: row.line, cells })
  roster.staging.addRosterId(row.get('sourcedId'), 'people', JSON.stringify([slug]))
  return slug
}

const nameOf = (row: Row) => ({
  first: row.get('preferredGivenName') || row.get('givenName'),
  last: row.get('preferredFamilyName') || row.get('familyName'),
})

function takePost(roster: Roster, row: Row, person: string, role: string, org: string): void {
  const { office: wanted, title } = staffRoles[role]!
  const school = roster.schools.get(org)
  // A school that is not in the directory has its own remark.
  if (!wanted || !school) return
  const office = roster.store.officeWithRole(wanted)
  const contact = office && roster.store.mayAddContact(office) ? roster.contactFor(office, school) : null
  if (contact) roster.waiting.contacts.push({ line: row.line, cells: contact })
  if (!office || !(roster.store.hasContact(office, school) || roster.contactFor.isMade(office, school))) {
    noteWithoutDuty(
      roster,
      title.en,
      office ? (roster.people.find('schools', { slug: school })?.cells.name ?? school) : null,
    )
    return
  }
  // A duty edited by hand, such as its grades, is better than OneRoster's.
  const duty = `${office}@${school}`
  if (roster.duties.has(duty) || roster.store.worksAt(person, office, school)) return
  roster.duties.add(duty)
  const empty = {
    grades: '',
    last_names: '',
    language: '',
    topics: '',
    routes: '',
    schools: '',
    away_from: '',
    away_until: '',
    away_note: '',
  }
  const cells = { person, office, school, position: '1', ...empty, duty_en: '', duty_es: '' }
  roster.waiting.posts.push({ line: row.line, cells })
}

function noteWithoutDuty({ withoutDuty }: Roster, title: string, school: string | null): void {
  const key = JSON.stringify([title, school])
  const people = (withoutDuty.get(key)?.people ?? 0) + 1
  withoutDuty.set(key, { title, school, people })
}

/** The most frequent first. */
function remarkDuties({ withoutDuty, contactFor }: Roster, file: string): RowFault[] {
  const most = [...withoutDuty.values()].sort((a, b) => b.people - a.people).slice(0, maxDutyRemarks)
  const added = contactFor.added()
  const remarks = most.map(({ title, school, people: count }) => {
    const lacks =
      school === null
        ? wording('fault.rosterNoOffice', { title, count })
        : wording('fault.rosterNoContact', { title, school, count })
    return fault(file, null, null, lacks)
  })
  return added > 0
    ? [fault(file, null, null, wording('fault.rosterContacts', { count: added })), ...remarks]
    : remarks
}

function stageWaiting({ stager, waiting, people }: Roster, kind: StagedKind, file: string): void {
  if (waiting[kind].length === 0) return
  const headers = headersOf(kind, people.languagesOf(kind))
  const rows = waiting[kind].map(({ line, cells }) => ({
    line,
    cells: headers.map((header) => cells[header] ?? ''),
  }))
  const table: CsvTable = { headers, rows }
  stager.take(file, { kind, lang: null }, table)
  waiting[kind] = []
}
