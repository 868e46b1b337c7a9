import { groupBySlices } from '../../platform/database/group-by.js'
import { createReadDirectoryVersion } from '../../platform/database/note-directory-changes.js'
import { type Database, openSecondConnection } from '../../platform/database/open-database.js'
import { eachInSlices, inSlices, runSlices, type Slices } from '../../platform/threads/slices.js'
import { localDate } from '../time/local-time.js'
import { createSchoolCalendar, type SchoolCalendar } from '../time/school-calendar.js'
import type { TodayLine } from '../today/today-line.js'
import { listTodayLines } from '../today/today-line-store.js'
import { type CalendarDay, listCalendarDays } from './calendar-store.js'
import type { Contact } from './contact.js'
import { listContacts } from './contact-store.js'
import { type CrisisLine, listCrisisLines } from './crisis-line-store.js'
import { type DistrictFacts, readDistrictFacts } from './district-store.js'
import { type Link, listLinks } from './link-store.js'
import { followMergedTopics, type MergedTopics } from './merged-topics.js'
import type { Office } from './office.js'
import type { OfficeRole } from './office-role.js'
import { listOffices } from './office-store.js'
import { openPlacesOn } from './open-places.js'
import { listOutsideServices, type OutsideService } from './outside-service-store.js'
import { countStaff, peopleSlices, postSlices, type StaffAt } from './people-store.js'
import type { Person, Post } from './person.js'
import type { School } from './school.js'
import { listSchools } from './school-store.js'
import { readTranslations } from './translation-store.js'
import type { Translations } from './translations.js'

/** An immutable in-memory copy of the whole directory, with lookups. */
export interface DirectorySnapshot {
  /** With everything that families do not see: closed schools and offices, and offices without a contact. */
  whole: DirectorySnapshot
  district: DistrictFacts
  calendar: SchoolCalendar
  /** Calendar days by date. */
  calendarDays: readonly CalendarDay[]
  schools: readonly School[]
  offices: readonly Office[]
  /** Without those that another office answers for: for lists that families see. */
  ownOffices: readonly Office[]
  contacts: readonly Contact[]
  people: readonly Person[]
  crisisLines: readonly CrisisLine[]
  outsideServices: readonly OutsideService[]
  /** Pages and forms of the district, each topic's and office's in order. */
  links: readonly Link[]
  /** Past and future ones, too, oldest first: the clock decides which are in force. */
  todayLines: readonly TodayLine[]
  /** Words of topics in more languages. */
  translations: Translations
  /** @param slug null gives null */
  school(slug: string | null): School | null
  /** The office that answers: another one where the district has none of its own. */
  office(id: string): Office | null
  /** Null where the district has no office with this role. */
  officeWithRole(role: OfficeRole): Office | null
  person(slug: string): Person | null
  contact(id: number): Contact | null
  /** @param school slug; null for a district office */
  contactAt(office: string, school: string | null): Contact | null
  /** First choices before backups. */
  postsOf(contact: Contact): readonly Post[]
  /** A person's posts. */
  postsBy(person: Person): readonly Post[]
}

/** Access to the current directory. */
export interface Directory {
  /**
   * From memory, re-read after any change by any process. Below 5,000 people and posts, changes show at once; above,
   * re-reading takes seconds and the previous copy is returned meanwhile. If the database fails, returns the last copy.
   * @throws when nothing was ever read
   */
  current(): DirectorySnapshot
  /**
   * A copy with every change so far; with many people it takes seconds, without blocking.
   * @throws when the database does not answer, or is closed meanwhile
   */
  fresh(): Promise<DirectorySnapshot>
  /** Stops reading. */
  close(): void
}

export interface DirectoryOptions {
  /** Computed for a large directory before it is handed out, so that its first question need not wait. */
  getReady?: (snapshot: DirectorySnapshot) => Slices<void>
  /** Hides places that are closed on this day, and offices without a contact; without it, everything is shown. */
  now?: () => Date
  /** The merged topics of the published revision; none by default. */
  mergedTopics?: () => MergedTopics
  /** How many people or posts make a directory large. */
  large?: number
}

/** Reading these and laying out their names takes about half a second, which a question can wait for. */
const largeStaff = 5000
/** Pause before re-reading after a fault, in milliseconds. */
const restMs = 1000
const noTopics: MergedTopics = new Map()

/** Reads the directory on first use. */
export function createDirectory(
  database: Database,
  { getReady, now, mergedTopics = () => noTopics, large = largeStaff }: DirectoryOptions = {},
): Directory {
  const readVersion = createReadDirectoryVersion(database.$client)
  const closing = new AbortController()
  let known: { version: number; snapshot: DirectorySnapshot } | null = null
  let reading: Promise<DirectorySnapshot> | null = null
  let restUntil = 0

  /** As families see it today. */
  function shown(snapshot: DirectorySnapshot): DirectorySnapshot {
    const whole = followMergedTopics(snapshot, mergedTopics())
    return now ? openPlacesOn(whole, localDate(now(), whole.district.timeZone)) : whole
  }

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
      if (getReady) await inSlices(getReady(shown(snapshot)), closing.signal)
      // A change made during the read may be missing: read again.
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
        if (known?.version === version) return shown(known.snapshot)
        if (known && (reading || performance.now() < restUntil)) return shown(known.snapshot)
        if (known && isLarge()) void readBeside().catch(() => {})
        else known = { version, snapshot: readDirectory(database) }
      } catch (error) {
        if (!known) throw error
      }
      return shown(known.snapshot)
    },
    async fresh() {
      const wanted = readVersion()
      while (!known || known.version < wanted) {
        closing.signal.throwIfAborted()
        if (reading || isLarge()) await readBeside()
        else known = { version: readVersion(), snapshot: readDirectory(database) }
      }
      return shown(known.snapshot)
    },
    close: () => closing.abort(new Error('The directory is closed')),
  }
}

/**
 * Reads the whole directory as of one moment.
 * @param staffAt only these people and all their posts; everybody by default
 */
export function readDirectory(database: Database, staffAt?: StaffAt): DirectorySnapshot {
  return database.transaction(() => runSlices(directorySlices(database, staffAt)))
}

/** On its own connection: writes between the slices do not affect it. */
async function readOnItsOwn(file: string, stopping: AbortSignal): Promise<DirectorySnapshot> {
  const secondConnection = openSecondConnection(file)
  try {
    secondConnection.$client.exec('begin')
    return await inSlices(directorySlices(secondConnection), stopping)
  } finally {
    secondConnection.$client.close()
  }
}

function* directorySlices(database: Database, staffAt?: StaffAt): Slices<DirectorySnapshot> {
  const people = yield* peopleSlices(database, staffAt)
  const posts = yield* postSlices(database, people, staffAt)
  const translations = readTranslations(database)
  yield
  const calendarDays = listCalendarDays(database, translations)
  const lists = {
    district: readDistrictFacts(database),
    calendar: createSchoolCalendar(calendarDays),
    calendarDays,
    schools: listSchools(database),
    offices: listOffices(database, translations),
  }
  yield
  const others = {
    contacts: listContacts(database, lists.schools, translations),
    people,
    posts,
    todayLines: listTodayLines(database, translations),
    crisisLines: listCrisisLines(database, translations),
    outsideServices: listOutsideServices(database, translations),
    links: listLinks(database, translations),
    translations,
  }
  yield
  return yield* indexDirectory({ ...lists, ...others })
}

type Lists = Pick<
  DirectorySnapshot,
  | 'district'
  | 'calendar'
  | 'calendarDays'
  | 'schools'
  | 'offices'
  | 'contacts'
  | 'people'
  | 'crisisLines'
  | 'outsideServices'
  | 'links'
  | 'todayLines'
  | 'translations'
> & { posts: Post[] }

function* indexDirectory({ posts, ...lists }: Lists): Slices<DirectorySnapshot> {
  const schools = new Map(lists.schools.map((school) => [school.slug, school]))
  const offices = new Map(lists.offices.map((office) => [office.id, office]))
  const answering = (id: string) => {
    const office = offices.get(id)
    return (office?.answeredBy && offices.get(office.answeredBy)) || office || null
  }
  const byRole = new Map(lists.offices.map(({ role, id }) => [role, id]))
  const people = new Map<string, Person>()
  yield* eachInSlices(lists.people, (person) => void people.set(person.slug, person))
  const contacts = new Map(lists.contacts.map((contact) => [contact.id, contact]))
  const places = new Map(lists.contacts.map((contact) => [placeOf(contact.office, contact.school), contact]))
  const postsByContact = yield* groupBySlices(posts, (post) => post.contact)
  const postsByPerson = yield* groupBySlices(posts, (post) => post.person.id)
  const whole: DirectorySnapshot = {
    ...lists,
    get whole() {
      return whole
    },
    school: (slug) => (slug === null ? null : (schools.get(slug) ?? null)),
    ownOffices: lists.offices.filter(({ answeredBy }) => answeredBy === null),
    office: answering,
    officeWithRole: (role) => answering(byRole.get(role) ?? ''),
    person: (slug) => people.get(slug) ?? null,
    contact: (id) => contacts.get(id) ?? null,
    contactAt: (id, school) => {
      const office = answering(id)
      if (!office || office.id === id) return places.get(placeOf(id, school)) ?? null
      return places.get(placeOf(office.id, office.level === 'school' ? school : null)) ?? null
    },
    postsOf: (contact) => postsByContact.get(contact.id) ?? [],
    postsBy: (person) => postsByPerson.get(person.id) ?? [],
  }
  return whole
}

const placeOf = (office: string, school: string | null) => `${office} ${school ?? ''}`
