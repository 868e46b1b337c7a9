import { groupBy } from '../../platform/database/group-by.js'
import { createReadDirectoryVersion } from '../../platform/database/note-directory-changes.js'
import type { Database } from '../../platform/database/open-database.js'
import { createSchoolCalendar, type SchoolCalendar } from '../time/school-calendar.js'
import { type CalendarDay, listCalendarDays } from './calendar-store.js'
import { type Contact, listContacts } from './contact-store.js'
import { type CrisisLine, listCrisisLines } from './crisis-line-store.js'
import { type DistrictFacts, readDistrictFacts } from './district-store.js'
import { listOffices, type Office } from './office-store.js'
import { listPeople, listPosts, type Person, type Post } from './people-store.js'
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
   * From memory, read again only after a change, whichever process made it. When the database does not answer it is
   * what was read last.
   * @throws when nothing was ever read
   */
  current(): DirectorySnapshot
}

/** Reads the directory when it is first asked for. */
export function createDirectory(database: Database): Directory {
  const readVersion = createReadDirectoryVersion(database.$client)
  let known: { version: number; snapshot: DirectorySnapshot } | null = null
  return {
    current() {
      try {
        const version = readVersion()
        if (known?.version !== version) known = { version, snapshot: readDirectory(database) }
      } catch (error) {
        if (!known) throw error
      }
      return known.snapshot
    },
  }
}

/** Reads the whole directory, at one time. */
export function readDirectory(database: Database): DirectorySnapshot {
  return database.transaction((tx) => {
    const people = listPeople(tx)
    const calendarDays = listCalendarDays(tx)
    return indexDirectory({
      district: readDistrictFacts(tx),
      calendar: createSchoolCalendar(calendarDays),
      calendarDays,
      schools: listSchools(tx),
      offices: listOffices(tx),
      contacts: listContacts(tx),
      people,
      posts: listPosts(tx, people),
      crisisLines: listCrisisLines(tx),
    })
  })
}

type Lists = Pick<
  DirectorySnapshot,
  'district' | 'calendar' | 'calendarDays' | 'schools' | 'offices' | 'contacts' | 'people' | 'crisisLines'
> & { posts: Post[] }

function indexDirectory({ posts, ...lists }: Lists): DirectorySnapshot {
  const schools = new Map(lists.schools.map((school) => [school.slug, school]))
  const offices = new Map(lists.offices.map((office) => [office.id, office]))
  const people = new Map(lists.people.map((person) => [person.slug, person]))
  const contacts = new Map(lists.contacts.map((contact) => [contact.id, contact]))
  const places = new Map(lists.contacts.map((contact) => [placeOf(contact.office, contact.school), contact]))
  const postsByContact = groupBy(posts, (post) => post.contact)
  const postsByPerson = groupBy(posts, (post) => post.person.id)
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
