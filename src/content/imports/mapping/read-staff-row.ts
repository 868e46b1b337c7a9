import { prepareOnce } from '../../../platform/database/statements.js'
import { wording } from '../../../platform/language/wording.js'
import { plainText } from '../../../platform/text/plain-text.js'
import type { RecordCells } from '../../records/record-cells.js'
import type { RecordKind } from '../../records/record-kinds.js'
import { freeSlug } from '../free-slug.js'
import type { MappedRow } from './column-mapping.js'
import { districtPlace, noMeaning } from './guess-meaning.js'
import { createNewContact } from './new-contact.js'
import { rowFault } from './row-fault.js'
import type { ReaderTools, ReadRow, RowReader } from './row-reader.js'
import { type PersonName, splitName } from './split-name.js'

/** The most people that the order of one contact has numbers for. */
const lastPosition = 99

interface Seen {
  slug: string
  line: number
  email: string
}

/**
 * Reads staff: each row is a person, and a duty if the title leads to an office. A contact that the office lacks there is added with
 * the row's number, or else the school's.
 */
export function createStaffReader(tools: ReaderTools): RowReader {
  const { connection, records, store } = tools
  const prepare = (sql: string) => prepareOnce(connection, sql)
  const byEmail = new Map<string, Seen>()
  const byName = new Map<string, Seen[]>()
  const positions = new Map<string, number>()
  const duties = new Set<string>()
  const slugs = new Set<string>()
  const withoutOffice = new Map<string, number>()
  const withoutSchool = new Map<string, number>()
  const contactFor = createNewContact(tools)

  function read(row: MappedRow, line: number): ReadRow {
    const name = nameOf(row)
    if (!name) return rowFault(nameField(row), wording('fault.staffName'))
    const email = row.email?.toLowerCase() ?? ''
    const again = seenBefore(name, email)
    if (again && email === '')
      return rowFault(
        'email',
        wording('fault.staffTwice', { name: `${name.first} ${name.last}`, line: again.line }),
      )
    const made: ReadRow['records'] = []
    const slug = again?.slug ?? slugFor(name, email)
    if (!again) {
      note({ slug, line, email }, name)
      made.push({ kind: 'people', cells: personCells(slug, name, row) })
    }
    made.push(...dutyOf(row, slug))
    return { records: made }
  }

  /** Two rows with one address are one person with two duties. Without addresses, the same name is unclear. */
  function seenBefore(name: PersonName, email: string): Seen | null {
    if (email) return byEmail.get(email) ?? null
    return byName.get(nameKey(name))?.[0] ?? null
  }

  function note(seen: Seen, name: PersonName): void {
    if (seen.email) byEmail.set(seen.email, seen)
    byName.set(nameKey(name), [...(byName.get(nameKey(name)) ?? []), seen])
  }

  function slugFor(name: PersonName, email: string): string {
    const known = knownPerson(name, email)
    return known && !slugs.has(known) ? known : freeSlug(`${name.first} ${name.last}`, isTaken)
  }

  /** By the address; or else by the name, if one person has it and no other address. */
  function knownPerson({ first, last }: PersonName, email: string): string | null {
    const own = email ? prepare('select slug from people where lower(email) = ?').pluck().all(email) : []
    if (own.length === 1) return own[0] as string
    const sql = `select slug from people where lower(first_name) = lower(?) and lower(last_name) = lower(?)
      and (? = '' or coalesce(email, '') = '')`
    const named = prepare(sql).pluck().all(first, last, email)
    return named.length === 1 ? (named[0] as string) : null
  }

  const isTaken = (slug: string) =>
    slugs.has(slug) || prepare('select 1 from people where slug = ?').get(slug) !== undefined

  function personCells(slug: string, { prefix, first, last }: PersonName, row: MappedRow): RecordCells {
    slugs.add(slug)
    const present = records.find('people', { slug })?.cells
    // A file makes nobody public: the admin who reads it decides that, for those whom it adds.
    const usual = { languages: 'en', public: tools.isPublic ? 'yes' : 'no', title_en: 'Staff member' }
    const given = { prefix, email: row.email ?? '', title_en: row.title ?? '' }
    const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
    // Another title makes old translations of it wrong.
    const isNewTitle = said.title_en !== undefined && said.title_en !== present?.title_en
    const old = Object.entries(present ?? {}).filter(
      ([header]) => !(isNewTitle && header.startsWith('title_')),
    )
    return { ...usual, ...Object.fromEntries(old), ...said, slug, first_name: first, last_name: last }
  }

  function dutyOf(row: MappedRow, person: string): ReadRow['records'] {
    const office = row.title ? store.meaning('title', row.title) : null
    if (!office || office === noMeaning) {
      count(withoutOffice, row.title ?? '')
      return []
    }
    const isOfSchool = prepare('select level from offices where id = ?').pluck().get(office)
    if (isOfSchool === undefined) return []
    const place = row.place ? store.meaning('place', row.place) : null
    const school = isOfSchool === 'school' ? place : ''
    if (isOfSchool === 'school' && (!school || school === districtPlace)) {
      count(withoutSchool, row.title ?? '')
      return []
    }
    return post(person, office, school ?? '', row)
  }

  function post(person: string, office: string, school: string, row: MappedRow): ReadRow['records'] {
    const key = JSON.stringify([person, office, school])
    // A duty edited by hand, such as its grades, is better than the file's.
    if (duties.has(key) || worksAt(person, office, school)) return []
    duties.add(key)
    const contact = contactFor(office, school, row)
    const position = nextPosition(office, school)
    const cells = { person, office, school, position: String(position), grades: row.grades ?? '' }
    return [
      ...(contact ? [{ kind: 'contacts' as RecordKind, cells: contact }] : []),
      { kind: 'posts', cells },
    ]
  }

  function worksAt(person: string, office: string, school: string): boolean {
    const sql = `select 1 from posts p join people on people.id = p.person join contacts c on c.id = p.contact
      left join schools s on s.id = c.school where people.slug = ? and c.office = ? and coalesce(s.slug, '') = ?`
    return prepare(sql).get(person, office, school) !== undefined
  }

  function nextPosition(office: string, school: string): number {
    const key = `${office}|${school}`
    const sql = `select coalesce(max(p.position), 0) from posts p join contacts c on c.id = p.contact
      left join schools s on s.id = c.school where c.office = ? and coalesce(s.slug, '') = ?`
    const last = positions.get(key) ?? (prepare(sql).pluck().get(office, school) as number)
    const position = Math.min(last + 1, lastPosition)
    positions.set(key, position)
    return position
  }

  function remarks() {
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

  return { read, remarks }
}

function nameOf(row: MappedRow): PersonName | null {
  const full = row.name_last_first ?? row.name_first_last
  const own = row.prefix ?? ''
  if (full !== undefined) {
    const name = splitName(full, row.name_last_first !== undefined)
    return name && { ...name, prefix: own || name.prefix }
  }
  const { first_name: first = '', last_name: last = '' } = row
  return first && last ? { prefix: own, first, last } : null
}

function nameField({ name_last_first: lastFirst, name_first_last: firstLast, last_name: last }: MappedRow) {
  if (lastFirst !== undefined) return 'name_last_first'
  if (firstLast !== undefined) return 'name_first_last'
  return last ? 'first_name' : 'last_name'
}

const nameKey = ({ first, last }: PersonName) => plainText(`${first}|${last}`)

const count = (counts: Map<string, number>, key: string) => void counts.set(key, (counts.get(key) ?? 0) + 1)
