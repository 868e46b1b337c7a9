import { localDate } from '../../../directory/time/local-time.js'
import { prepareOnce } from '../../../platform/database/statements.js'
import { type Wording, wording } from '../../../platform/language/wording.js'
import type { RecordCells } from '../../records/record-cells.js'
import { freeSlug } from '../free-slug.js'
import { nameKey, personAtMailbox, type StoredName } from '../person-at-mailbox.js'
import type { MappedRow } from './column-mapping.js'
import { createOwnNumbers } from './own-numbers.js'
import { rowFault } from './row-fault.js'
import type { ReaderTools, ReadRow, RowReader } from './row-reader.js'
import { type PersonName, splitName } from './split-name.js'
import { createStaffDuties } from './staff-duties.js'
import { type LeftOut, whyLeftOut } from './why-left-out.js'

/** The most mailboxes that a remark names. */
const namedMailboxes = 5

interface Seen {
  slug: string
  line: number
  row: MappedRow
}

/**
 * Reads staff: each row is a person, and a duty for each job of the title that leads to an office. Rows without a person, or of
 * somebody who left, are left out.
 */
export function createStaffReader(tools: ReaderTools): RowReader {
  const { connection, records } = tools
  const prepare = (sql: string) => prepareOnce(connection, sql)
  const byId = new Map<string, Seen>()
  const byEmail = new Map<string, Seen>()
  const byName = new Map<string, Seen>()
  /** The names of everyone in the file with a mailbox. */
  const namesAt = new Map<string, Set<string>>()
  const slugs = new Set<string>()
  const leftOut = new Map<LeftOut, number>()
  const duties = createStaffDuties(tools)
  const timeZone = records.find('district', { setting: 'time_zone' })?.cells.value || 'UTC'
  const numbers = createOwnNumbers(records.find('district', { setting: 'phone' })?.cells.value ?? '')
  const today = localDate(new Date(), timeZone)

  function read(row: MappedRow, line: number): ReadRow {
    const why = whyLeftOut(row, today)
    if (why) {
      leftOut.set(why, (leftOut.get(why) ?? 0) + 1)
      return { records: [] }
    }
    const name = nameOf(row)
    if (!name) return rowFault(nameField(row), wording('fault.staffName'))
    const email = row.email?.toLowerCase() ?? ''
    const again = seenBefore(name, email, row)
    if (again && isUnclear(again, email, row))
      return rowFault(
        'email',
        wording('fault.staffTwice', { name: `${name.first} ${name.last}`, line: again.line }),
      )
    const slug = again?.slug ?? slugFor(name, email)
    const made: ReadRow['records'] = []
    if (again) numbers.compare(again.row, row)
    else {
      note({ slug, line, row }, name, email)
      made.push({ kind: 'people', cells: personCells(slug, name, row) })
    }
    made.push(...duties.of(row, slug, line))
    return { records: made }
  }

  /** Two rows with one number of an employee, or one name and address, are one person. Else the name must do. */
  function seenBefore(name: PersonName, email: string, { employee_id: id = '' }: MappedRow): Seen | null {
    if (id && byId.has(id)) return byId.get(id)!
    const same = email ? byEmail.get(mailKey(name, email)) : undefined
    if (same && !(id && same.row.employee_id)) return same
    return id || email ? null : (byName.get(nameKey(name)) ?? null)
  }

  /** The same name alone may be two people, unless the row is the same, too. */
  function isUnclear({ row: first }: Seen, email: string, row: MappedRow): boolean {
    if (email || row.employee_id) return false
    return first.title !== row.title || first.place !== row.place
  }

  function note(seen: Seen, name: PersonName, email: string): void {
    const { employee_id: id } = seen.row
    if (id) byId.set(id, seen)
    if (email && !byEmail.has(mailKey(name, email))) byEmail.set(mailKey(name, email), seen)
    if (!byName.has(nameKey(name))) byName.set(nameKey(name), seen)
  }

  function slugFor(name: PersonName, email: string): string {
    return knownPerson(name, email) ?? freeSlug(`${name.first} ${name.last}`, isTaken)
  }

  /** By the address and the name; or else by the name, if one person has it and no other address. */
  function knownPerson({ first, last }: PersonName, email: string): string | null {
    const own = email ? personAtMailbox(storedAt(email), { first, last }, isShared(email)) : null
    if (own) return own
    const sql = `select slug, coalesce(email, '') as email from people where lower(first_name) = lower(?) and lower(last_name) = lower(?)
      and (? = '' or coalesce(email, '') = '') order by id`
    const named = prepare(sql).all(first, last, email) as { slug: string; email: string }[]
    const free = named.filter(({ slug }) => !slugs.has(slug))
    if (named.length === 1) return free[0]?.slug ?? null
    // Several people of one name, without addresses, come in the order of last time.
    return email === '' ? (free.find((each) => each.email === '')?.slug ?? null) : null
  }

  function storedAt(email: string): StoredName[] {
    const sql =
      'select slug, first_name as first, last_name as last from people where lower(email) = ? order by id'
    return (prepare(sql).all(email) as StoredName[]).filter(({ slug }) => !slugs.has(slug))
  }

  const isShared = (email: string) => (namesAt.get(email)?.size ?? 0) > 1

  const isTaken = (slug: string) =>
    slugs.has(slug) || prepare('select 1 from people where slug = ?').get(slug) !== undefined

  function personCells(slug: string, { prefix, first, last }: PersonName, row: MappedRow): RecordCells {
    slugs.add(slug)
    const present = records.find('people', { slug })?.cells
    // A file makes nobody public: the admin who reads it decides that, for those whom it adds.
    const usual = { languages: 'en', public: tools.isPublic ? 'yes' : 'no', title_en: 'Staff member' }
    const given = { prefix, email: row.email ?? '', title_en: row.title ?? '', ...numbers.of(row) }
    const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
    // Another title makes old translations of it wrong.
    const isNewTitle = said.title_en !== undefined && said.title_en !== present?.title_en
    const old = Object.entries(present ?? {}).filter(
      ([header]) => !(isNewTitle && header.startsWith('title_')),
    )
    return { ...usual, ...Object.fromEntries(old), ...said, slug, first_name: first, last_name: last }
  }

  function remarks(): Wording[] {
    const { gone = 0, vacant = 0, heading = 0 } = Object.fromEntries(leftOut)
    const shared = [...namesAt].filter(([, names]) => names.size > 1)
    const sharing = shared.reduce((sum, [, names]) => sum + names.size, 0)
    const mailboxes = shared
      .slice(0, namedMailboxes)
      .map(([email]) => email)
      .join(', ')
    return [
      ...(sharing > 0 ? [wording('fault.staffMailbox', { count: sharing, list: mailboxes })] : []),
      ...(gone > 0 ? [wording('fault.staffGone', { count: gone })] : []),
      ...(vacant > 0 ? [wording('fault.staffVacant', { count: vacant })] : []),
      ...(heading > 0 ? [wording('fault.staffHeading', { count: heading })] : []),
      ...numbers.remarks(),
      ...duties.remarks(),
    ]
  }

  const lookAhead = (row: MappedRow, line: number) => {
    if (whyLeftOut(row, today) !== null) return
    duties.lookAhead(row, line)
    const [name, email] = [nameOf(row), row.email?.toLowerCase()]
    if (name && email) namesAt.set(email, (namesAt.get(email) ?? new Set()).add(nameKey(name)))
  }

  return { read, remarks, lookAhead }
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

const mailKey = (name: PersonName, email: string) => JSON.stringify([email, nameKey(name)])
