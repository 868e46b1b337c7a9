import { groupBySlices } from '../../platform/database/group-by.js'
import { createReadDirectoryVersion } from '../../platform/database/note-directory-changes.js'
import { type Database, openSecondConnection } from '../../platform/database/open-database.js'
import { eachInSlices, inSlices, runSlices, type Slices } from '../../platform/threads/slices.js'
import { createSchoolCalendar, type SchoolCalendar } from '../time/school-calendar.js'
import { type CalendarDay, listCalendarDays } from './calendar-store.js'
import { type Contact, listContacts } from './contact-store.js'
import { type CrisisLine, listCrisisLines } from './crisis-line-store.js'
import { type DistrictFacts, readDistrictFacts } from './district-store.js'
import { listOffices, type Office } from './office-store.js'
import { countStaff, type Person, type Post, peopleSlices, postSlices, type StaffAt } from './people-store.js'
import { listSchools, type School } from './school-store.js'

/** The whole directory at one time, in memory, with ways to find things. Never changed afterwards. */
export interface DirectorySnapshot {
  district: DistrictFacts
  calendar: SchoolCalendar
  /** What the calendar is made of, by date. */
  calendarDays: readonly CalendarDay[]
  schools: readonly School[]
  offices: readonly Office[]
  contacts: readonly Contact[]
  people: readonly Person[]
  crisisLines: readonly CrisisLine[]
  /** @param slug null gives null */
  school(slug: string | null): School | null
  office(id: string): Office | null
  person(slug: string): Person | null
  contact(id: number): Contact | null
  /** @param school slug; null for an office of the district */
  contactAt(office: string, school: string | null): Contact | null
  /** Those who are asked first before those who stand in. */
  postsOf(contact: Contact): readonly Post[]
  /** The posts of a person. */
  postsBy(person: Person): readonly Post[]
}

/** The directory as it is now. */
export interface Directory {
  /**
   * From memory, read again only after a change, whichever process made it. With fewer than 5,000 people and posts a change is in it
   * at once; with more it takes some seconds: what was read before is given out until all is read. When the database does not answer
   * it is what was read last.
   * @throws when nothing was ever read
   */
  current(): DirectorySnapshot
  /**
   * What every change until now is in; with many people it takes some seconds, in which other work has its turn.
   * @throws when the database does not answer, and when it is closed meanwhile
   */
  fresh(): Promise<DirectorySnapshot>
  /** Gives up reading. */
  close(): void
}

export interface DirectoryOptions {
  /** Worked out of a large directory before it is given out: its first question would wait for it. */
  getReady?: (snapshot: DirectorySnapshot) => Slices<void>
  /** How many people or posts make a directory large. */
  large?: number
}

/** Reading these and laying out their names takes about half a second: a question can wait for it. */
const largeStaff = 5000
/** After a fault it is not read again for so long, in milliseconds. */
const restMs = 1000

/** Reads the directory when it is first asked for. */
export function createDirectory(
  database: Database,
  { getReady, large = largeStaff }: DirectoryOptions = {},
): Directory {
  const readVersion = createReadDirectoryVersion(database.$client)
  const closing = new AbortController()
  let known: { version: number; snapshot: DirectorySnapshot } | null = null
  let reading: Promise<DirectorySnapshot> | null = null
  let restUntil = 0

  const isLarge = () => !database.$client.memory && countStaff(database) >= large

  /** One at a time. */
  function readBeside(): Promise<DirectorySnapshot> {
    reading ??= readLarge().finally(() => {
      reading = null
    })
    return reading
  }

  async function readLarge(): Promise<DirectorySnapshot> {
    try {
      const version = readVersion()
      const snapshot = await readOnItsOwn(database.$client.name, closing.signal)
      if (getReady) await inSlices(getReady(snapshot), closing.signal)
      // What was changed while it was read may be in it or not: it is read again.
      known = { version, snapshot }
      return snapshot
    } catch (error) {
      restUntil = performance.now() + restMs
      throw error
    }
  }

  return {
    current() {
      try {
        const version = readVersion()
        if (known?.version === version) return known.snapshot
        if (known && (reading || performance.now() < restUntil)) return known.snapshot
        if (known && isLarge()) void readBeside().catch(() => {})
        else known = { version, snapshot: readDirectory(database) }
      } catch (error) {
        if (!known) throw error
      }
      return known.snapshot
    },
    async fresh() {
      const wanted = readVersion()
      while (!known || known.version < wanted) {
        closing.signal.throwIfAborted()
        if (reading || isLarge()) await readBeside()
        else known = { version: readVersion(), snapshot: readDirectory(database) }
      }
      return known.snapshot
    },
    close: () => closing.abort(new Error('The directory is closed')),
  }
}

/**
 * Reads the whole directory, at one time.
 * @param staffAt only these people and all their posts; everybody when left out
 */
export function readDirectory(database: Database, staffAt?: StaffAt): DirectorySnapshot {
  return database.transaction((tx) => runSlices(directorySlices(tx, staffAt)))
}

/** Over a connection of its own: what others read and write between the slices is no part of it. */
async function readOnItsOwn(file: string, stopping: AbortSignal): Promise<DirectorySnapshot> {
  const beside = openSecondConnection(file)
  try {
    beside.$client.exec('begin')
    return await inSlices(directorySlices(beside), stopping)
  } finally {
    beside.$client.close()
  }
}

function* directorySlices(database: Pick<Database, 'select'>, staffAt?: StaffAt): Slices<DirectorySnapshot> {
  const people = yield* peopleSlices(database, staffAt)
  const posts = yield* postSlices(database, people, staffAt)
  const calendarDays = listCalendarDays(database)
  const lists = {
    district: readDistrictFacts(database),
    calendar: createSchoolCalendar(calendarDays),
    calendarDays,
    schools: listSchools(database),
    offices: listOffices(database),
  }
  yield
  const others = { contacts: listContacts(database), people, posts, crisisLines: listCrisisLines(database) }
  yield
  return yield* indexDirectory({ ...lists, ...others })
}

type Lists = Pick<
  DirectorySnapshot,
  'district' | 'calendar' | 'calendarDays' | 'schools' | 'offices' | 'contacts' | 'people' | 'crisisLines'
> & { posts: Post[] }

function* indexDirectory({ posts, ...lists }: Lists): Slices<DirectorySnapshot> {
  const schools = new Map(lists.schools.map((school) => [school.slug, school]))
  const offices = new Map(lists.offices.map((office) => [office.id, office]))
  const people = new Map<string, Person>()
  yield* eachInSlices(lists.people, (person) => void people.set(person.slug, person))
  const contacts = new Map(lists.contacts.map((contact) => [contact.id, contact]))
  const places = new Map(lists.contacts.map((contact) => [placeOf(contact.office, contact.school), contact]))
  const postsByContact = yield* groupBySlices(posts, (post) => post.contact)
  const postsByPerson = yield* groupBySlices(posts, (post) => post.person.id)
  return {
    ...lists,
    school: (slug) => (slug === null ? null : (schools.get(slug) ?? null)),
    office: (id) => offices.get(id) ?? null,
    person: (slug) => people.get(slug) ?? null,
    contact: (id) => contacts.get(id) ?? null,
    contactAt: (office, school) => places.get(placeOf(office, school)) ?? null,
    postsOf: (contact) => postsByContact.get(contact.id) ?? [],
    postsBy: (person) => postsByPerson.get(person.id) ?? [],
  }
}

const placeOf = (office: string, school: string | null) => `${office} ${school ?? ''}`
