import type { Contact } from './contact.js'
import type { DirectorySnapshot } from './directory-snapshot.js'
import type { Person } from './person.js'

/** A school or an office that is closed, or will be. */
export interface Closure {
  /** ISO date in the district's time zone: the first day on which it is closed. */
  from: string
  /** Slug of the school, or id of the office, that takes over; null for the district's main line. */
  successor: string | null
}

type ClosablePlace = { closedFrom: string | null; successor: string | null }

const closureOf = ({ closedFrom, successor }: ClosablePlace): Closure | null =>
  closedFrom === null ? null : { from: closedFrom, successor }

/** The closure of a school or an office, past or announced; null for none. */
export function findClosure(
  { whole }: Pick<DirectorySnapshot, 'whole'>,
  kind: 'school' | 'office',
  key: string,
): Closure | null {
  const place = kind === 'school' ? whole.school(key) : whole.office(key)
  return place && closureOf(place)
}

/** Whether families see it: it is not closed, and an office has a contact. @param key slug or id */
export function isShown(directory: DirectorySnapshot, kind: 'school' | 'office', key: string): boolean {
  return kind === 'school' ? directory.school(key)?.slug === key : directory.office(key)?.id === key
}

const views = new WeakMap<DirectorySnapshot, { hidden: string; view: DirectorySnapshot }>()
/** Each answer asks for the same day a few times. */
const latest = new WeakMap<DirectorySnapshot, { day: string; view: DirectorySnapshot }>()

/**
 * The directory as families see it on a day: without closed schools and offices, and without offices that have no
 * contact yet. Looking up a closed one finds its successor, so that old answers and links lead on. Made once for each
 * change in the hidden places.
 * @param today ISO date in the district's time zone
 */
export function openPlacesOn(whole: DirectorySnapshot, today: string): DirectorySnapshot {
  const before = latest.get(whole)
  if (before?.day === today) return before.view
  const view = hideClosed(whole, today)
  latest.set(whole, { day: today, view })
  return view
}

function hideClosed(whole: DirectorySnapshot, today: string): DirectorySnapshot {
  const isOpen = ({ closedFrom }: ClosablePlace) => closedFrom === null || closedFrom > today
  const schools = new Set(whole.schools.filter(isOpen).map(({ slug }) => slug))
  const contacts = whole.contacts.filter(({ school }) => school === null || schools.has(school))
  const reachable = new Set(contacts.map(({ office }) => office))
  const offices = new Set(
    whole.offices
      .filter((office) => isOpen(office) && reachable.has(office.answeredBy ?? office.id))
      .map(({ id }) => id),
  )
  if (schools.size === whole.schools.length && offices.size === whole.offices.length) return whole
  const hidden = [...whole.schools.filter(({ slug }) => !schools.has(slug)).map(({ slug }) => slug), '']
    .concat(whole.offices.filter(({ id }) => !offices.has(id)).map(({ id }) => id))
    .join(' ')
  const known = views.get(whole)
  if (known?.hidden === hidden) return known.view
  const view = viewOf(whole, { schools, offices })
  views.set(whole, { hidden, view })
  return view
}

function viewOf(
  whole: DirectorySnapshot,
  open: Record<'schools' | 'offices', ReadonlySet<string>>,
): DirectorySnapshot {
  const schoolNow = (slug: string) => follow(slug, open.schools, (each) => whole.school(each)?.successor)
  // An office that another answers for is that one.
  const ownId = (id: string | null | undefined) => (id ? (whole.office(id)?.id ?? id) : null)
  const officeNow = (id: string) =>
    follow(ownId(id), open.offices, (each) => ownId(whole.office(each)?.successor))
  const isOpenAt = ({ office, school }: Contact) =>
    open.offices.has(office) && (school === null || open.schools.has(school))
  const office = (id: string) => whole.office(officeNow(id) ?? '')
  const school = (slug: string | null) => (slug === null ? null : whole.school(schoolNow(slug)))

  function contactAt(id: string, slug: string | null): Contact | null {
    const [now, at] = [office(id), school(slug)]
    if (!now || (slug !== null && !at)) return null
    // The successor may be the district's, where the closed office was a school's.
    return whole.contactAt(now.id, now.level === 'district' ? null : (at?.slug ?? null))
  }

  function isStillHere(person: Person): boolean {
    const posts = whole.postsBy(person)
    return posts.length === 0 || posts.some((post) => isOpenPost(post.contact))
  }

  function isOpenPost(contact: number): boolean {
    const at = whole.contact(contact)
    return at !== null && isOpenAt(at)
  }

  const people = whole.people.filter(isStillHere)
  const slugs = new Set(people.map(({ slug }) => slug))
  return {
    ...whole,
    whole,
    schools: whole.schools.filter(({ slug }) => open.schools.has(slug)),
    offices: whole.offices.filter(({ id }) => open.offices.has(id)),
    ownOffices: whole.ownOffices.filter(({ id }) => open.offices.has(id)),
    contacts: whole.contacts.filter(isOpenAt),
    people,
    school,
    office,
    officeWithRole: (role) => {
      const found = whole.officeWithRole(role)
      return found && office(found.id)
    },
    person: (slug) => (slugs.has(slug) ? whole.person(slug) : null),
    contact: (id) => {
      const found = whole.contact(id)
      return found && (isOpenAt(found) ? found : contactAt(found.office, found.school))
    },
    contactAt,
    postsBy: (person) => whole.postsBy(person).filter((post) => isOpenPost(post.contact)),
  }
}

/** The place itself if it is open, else the first open one of its successors; null for none. */
function follow(
  key: string | null,
  open: ReadonlySet<string>,
  next: (key: string) => string | null | undefined,
): string | null {
  const seen = new Set<string>()
  for (let at: string | null | undefined = key; at && !seen.has(at); at = next(at)) {
    if (open.has(at)) return at
    seen.add(at)
  }
  return null
}
