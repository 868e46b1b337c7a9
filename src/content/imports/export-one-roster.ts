import type Sqlite from 'better-sqlite3'
import { csvLines } from '../../platform/files/csv.js'
import type { RecordStore } from '../records/record-store.js'
import type { ZipPart } from './export-directory.js'
import { ownPersonId, type RosterFile, rosterColumns, staffRoles } from './one-roster.js'
import { createOneRosterStore, type OneRosterStore } from './one-roster-store.js'

const districtId = 'district'

/** Schools and staff as OneRoster 1.2; records imported by OneRoster keep their ids. */
export function exportOneRoster(
  connection: Sqlite.Database,
  records: RecordStore,
  district: string,
): ZipPart[] {
  const roster = createOneRosterStore(connection)
  return [
    { name: 'manifest.csv', pieces: fileOf('manifest', manifestRows(district)) },
    { name: 'orgs.csv', pieces: fileOf('orgs', orgRows(records, roster, district)) },
    { name: 'users.csv', pieces: fileOf('users', userRows(records, roster)) },
    { name: 'roles.csv', pieces: fileOf('roles', roleRows(records, roster)) },
  ]
}

type Row = Record<string, string>

function* fileOf(file: RosterFile, rows: Iterable<Row>): Generator<string> {
  const columns = rosterColumns[file]
  let piece: (readonly string[])[] = [columns]
  for (const row of rows) {
    piece.push(columns.map((column) => row[column] ?? ''))
    if (piece.length < rowsInPiece) continue
    yield csvLines(piece)
    piece = []
  }
  yield csvLines(piece)
}

const rowsInPiece = 200

/** OneRoster files that are not about schools and staff. */
const absent = [
  ...[
    'academicSessions',
    'categories',
    'classes',
    'classResources',
    'courses',
    'courseResources',
    'demographics',
  ],
  ...['enrollments', 'lineItemLearningObjectiveIds', 'lineItems', 'lineItemScoreScales', 'resources'],
  ...[
    'resultLearningObjectiveIds',
    'results',
    'resultScoreScales',
    'scoreScales',
    'userProfiles',
    'userResources',
  ],
]

function* manifestRows(district: string): Generator<Row> {
  yield { propertyName: 'manifest.version', value: '1.0' }
  yield { propertyName: 'oneroster.version', value: '1.2' }
  for (const file of absent) yield { propertyName: `file.${file}`, value: 'absent' }
  for (const file of ['orgs', 'roles', 'users']) yield { propertyName: `file.${file}`, value: 'bulk' }
  yield { propertyName: 'source.systemName', value: district }
  yield { propertyName: 'source.systemCode', value: 'who-to-ask' }
}

function* orgRows(records: RecordStore, roster: OneRosterStore, district: string): Generator<Row> {
  yield { sourcedId: districtId, name: district, type: 'district' }
  for (const { id, cells } of records.each('schools'))
    yield {
      sourcedId: roster.idOf('schools', id) ?? `school-${cells.slug}`,
      name: cells.name ?? '',
      type: 'school',
      identifier: cells.slug ?? '',
      parentSourcedId: districtId,
    }
}

function* userRows(records: RecordStore, roster: OneRosterStore): Generator<Row> {
  for (const { id, cells } of records.each('people'))
    yield {
      sourcedId: roster.idOf('people', id) ?? ownPersonId(cells.slug ?? ''),
      enabledUser: 'true',
      username: cells.slug ?? '',
      givenName: cells.first_name ?? '',
      familyName: cells.last_name ?? '',
      email: cells.email ?? '',
    }
}

/**
 * One role per duty; people without one, or whose office OneRoster has no word for, are aides of their school or the
 * district.
 */
function* roleRows(records: RecordStore, roster: OneRosterStore): Generator<Row> {
  const primary = new Set<string>()
  for (const { id, cells } of records.each('posts')) {
    const person = records.find('people', { slug: cells.person ?? '' })
    if (!person) continue
    const school = cells.school ? records.find('schools', { slug: cells.school }) : null
    const user = roster.idOf('people', person.id) ?? ownPersonId(cells.person ?? '')
    yield {
      sourcedId: `role-${id}`,
      userSourcedId: user,
      roleType: primary.has(user) ? 'secondary' : 'primary',
      role: roleOf(cells.office ?? '', school !== null),
      orgSourcedId: school ? (roster.idOf('schools', school.id) ?? `school-${cells.school}`) : districtId,
    }
    primary.add(user)
  }
}

function roleOf(office: string, isAtSchool: boolean): string {
  const found = Object.entries(staffRoles).find(([, role]) => role.office === office)
  return found?.[0] ?? (isAtSchool ? 'siteAdministrator' : 'districtAdministrator')
}
