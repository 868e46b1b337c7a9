import { officeRole } from '../../../directory/model/office-role.js'
import { prepareOnce } from '../../../platform/database/statements.js'
import { type Wording, wording } from '../../../platform/language/wording.js'
import type { RecordKind } from '../../records/record-kinds.js'
import { stagedRows } from '../rows-to-check.js'
import type { MappedRow } from './column-mapping.js'
import { allSchools, districtPlace } from './guess-meaning.js'
import { createNewContact } from './new-contact.js'
import type { ReaderTools, ReadRow } from './row-reader.js'
import { gradesInTitle, isForAllSchools, jobsIn, rankOf, sharedGrades } from './title-words.js'

/** The most people that the order of one contact has numbers for. */
const lastPosition = 99

/** Offices whose people share the grades of a school. */
const gradedRoles: ReadonlySet<string> = new Set([
  ...[officeRole.teacher, officeRole.counselor, officeRole.assistantPrincipal, officeRole.caseManager],
])

interface Duty {
  office: string
  school: string
}

/** A person on the list of those who answer for an office at a place. */
interface Answerer {
  line: number
  rank: number
}

/**
 * The duties of staff: one for each job of a title that leads to an office. Whoever heads an office is asked first; who drives,
 * cooks, or helps comes last. A contact that the office lacks there is added, without anybody's own number: families see it.
 */
export function createStaffDuties(tools: ReaderTools) {
  const { connection, records, store, staging } = tools
  const prepare = (sql: string) => prepareOnce(connection, sql)
  const taken = new Set<string>()
  const answerers = new Map<string, Answerer[]>()
  const orders = new Map<string, Map<number, number>>()
  const withoutOffice = new Map<string, number>()
  const withoutSchool = new Map<string, number>()
  const contactFor = createNewContact(tools)
  const offices = new Map(
    [...records.each('offices')].map(({ cells }) => [
      cells.id ?? '',
      { level: cells.level, role: cells.role ?? '' },
    ]),
  )
  const gradesOf = new Map(
    [
      ...[...records.each('schools')].map(({ cells }) => cells),
      ...[...stagedRows(staging, 'schools')].map(({ cells }) => cells),
    ].map((cells) => [cells.slug ?? '', cells.grades ?? '']),
  )

  /** Reads a row before any row is staged, so that the order of all people of a contact is known. */
  function lookAhead(row: MappedRow, line: number): void {
    for (const { office, school } of dutiesOf(row, () => {})) {
      const key = keyOf(office, school)
      const rank = rankOf(row.title ?? '')
      answerers.set(key, answerers.get(key) ?? [])
      answerers.get(key)!.push({ line, rank })
    }
  }

  function of(row: MappedRow, person: string, line: number): ReadRow['records'] {
    return dutiesOf(row, count).flatMap((duty) => post(person, duty, row, line))
  }

  function dutiesOf(row: MappedRow, tell: (counts: Map<string, number>, key: string) => void): Duty[] {
    const title = row.title ?? ''
    const meanings = officesOf(title)
    if (meanings.length === 0) tell(withoutOffice, title)
    const found = meanings.flatMap((office) => placesOf(office, row).map((school) => ({ office, school })))
    if (meanings.length > 0 && found.length === 0) tell(withoutSchool, title)
    return found
  }

  /** What was said of the whole title, or else of each of its jobs. */
  function officesOf(title: string): string[] {
    const whole = store.meaning('title', title)
    const said = whole === null ? jobsIn(title).map((job) => store.meaning('title', job)) : [whole]
    return [...new Set(said)].filter((office): office is string => office !== null && offices.has(office))
  }

  /** @returns an empty text for the district; nothing if an office of schools has no school here */
  function placesOf(office: string, row: MappedRow): string[] {
    if (offices.get(office)?.level !== 'school') return ['']
    const place = row.place ? store.meaning('place', row.place) : null
    if (place === allSchools || isForAllSchools(row.title ?? '')) return [...gradesOf.keys()]
    return place && place !== districtPlace ? [place] : []
  }

  function post(person: string, { office, school }: Duty, row: MappedRow, line: number): ReadRow['records'] {
    const key = JSON.stringify([person, office, school])
    // A duty edited by hand, such as its grades, is better than the file's.
    if (taken.has(key) || worksAt(person, office, school)) return []
    taken.add(key)
    const contact = contactFor(office, school)
    const position = positionOf(office, school, line)
    const cells = {
      person,
      office,
      school,
      position: String(position),
      grades: gradesAt(office, school, row),
    }
    return [
      ...(contact ? [{ kind: 'contacts' as RecordKind, cells: contact }] : []),
      { kind: 'posts', cells },
    ]
  }

  function gradesAt(office: string, school: string, row: MappedRow): string {
    if (row.grades) return row.grades
    if (!gradedRoles.has(offices.get(office)?.role ?? '')) return ''
    return sharedGrades(gradesInTitle(row.title ?? ''), gradesOf.get(school) ?? '')
  }

  /** The place of each row among those who answer there, from 0. */
  function orderOf(office: string, school: string): Map<number, number> {
    const key = keyOf(office, school)
    const known = orders.get(key)
    if (known) return known
    const list = (answerers.get(key) ?? []).sort((a, b) => a.rank - b.rank || a.line - b.line)
    const order = new Map(list.map(({ line }, index) => [line, index]))
    orders.set(key, order)
    return order
  }

  function positionOf(office: string, school: string, line: number): number {
    const sql = `select coalesce(max(p.position), 0) from posts p join contacts c on c.id = p.contact
      left join schools s on s.id = c.school where c.office = ? and coalesce(s.slug, '') = ?`
    const before = prepare(sql).pluck().get(office, school) as number
    return Math.min(before + 1 + (orderOf(office, school).get(line) ?? 0), lastPosition)
  }

  function worksAt(person: string, office: string, school: string): boolean {
    const sql = `select 1 from posts p join people on people.id = p.person join contacts c on c.id = p.contact
      left join schools s on s.id = c.school where people.slug = ? and c.office = ? and coalesce(s.slug, '') = ?`
    return prepare(sql).get(person, office, school) !== undefined
  }

  function remarks(): Wording[] {
    const list = (counts: Map<string, number>) => [...counts].sort((a, b) => b[1] - a[1]).slice(0, 20)
    return [
      ...list(withoutOffice).map(([title, people]) =>
        title
          ? wording('fault.staffNoOffice', { title, count: people })
          : wording('fault.staffNoTitle', { count: people }),
      ),
      ...list(withoutSchool).map(([title, people]) =>
        wording('fault.staffNoSchool', { title, count: people }),
      ),
      ...(contactFor.added() > 0 ? [wording('fault.staffContacts', { count: contactFor.added() })] : []),
    ]
  }

  return { lookAhead, of, remarks }
}

const keyOf = (office: string, school: string) => `${office}|${school}`

const count = (counts: Map<string, number>, key: string) => void counts.set(key, (counts.get(key) ?? 0) + 1)
