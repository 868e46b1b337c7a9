import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Person } from '../../directory/model/person.js'
import { foldName, joinName } from '../../platform/text/mention-text.js'
import { eachInSlices, type Slices } from '../../platform/threads/slices.js'
import { type NearWords, nearWordSlices } from './near-words.js'
import type { IsOrdinary } from './ordinary-words.js'

/** A public staff member, ready for look-up. */
export interface KnownPerson {
  person: Person
  /** First names in use, without spaces: `marieange`, `marie`. */
  first: readonly string[]
  last: readonly string[]
  schools: ReadonlySet<string>
  offices: ReadonlySet<string>
}

export interface PeopleIndex {
  byLast: ReadonlyMap<string, readonly KnownPerson[]>
  byFirst: ReadonlyMap<string, readonly KnownPerson[]>
  lastNames: NearWords
  firstNames: NearWords
}

/** Indexes the public people by the forms of their names. */
export function* indexPeople(directory: DirectorySnapshot, isOrdinary: IsOrdinary): Slices<PeopleIndex> {
  const byLast = new Map<string, KnownPerson[]>()
  const byFirst = new Map<string, KnownPerson[]>()
  yield* eachInSlices(directory.people, (person) => {
    if (!person.public) return
    const known = knownPerson(person, directory, isOrdinary)
    for (const name of known.last) addTo(byLast, name, known)
    for (const name of known.first) addTo(byFirst, name, known)
  })
  return {
    byLast,
    byFirst,
    lastNames: yield* nearWordSlices(byLast.keys()),
    firstNames: yield* nearWordSlices(byFirst.keys()),
  }
}

function knownPerson(person: Person, directory: DirectorySnapshot, isOrdinary: IsOrdinary): KnownPerson {
  const contacts = directory.postsBy(person).flatMap(({ contact }) => directory.contact(contact) ?? [])
  return {
    person,
    first: waysOf(person.firstName, () => false),
    last: waysOf(person.lastName, isOrdinary),
    schools: new Set(contacts.flatMap(({ school }) => school ?? [])),
    offices: new Set(contacts.map(({ office }) => office)),
  }
}

/** `Ortiz-Keller` is also Ortiz and Keller, `del Valle` also Valle; `Whitfield-Bell` is not Bell. */
function waysOf(name: string, isOrdinary: IsOrdinary): string[] {
  const parts = foldName(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length > 3 && !isOrdinary(part))
  return [...new Set([joinName(name), ...parts])].filter(Boolean)
}

function addTo(people: Map<string, KnownPerson[]>, name: string, known: KnownPerson): void {
  const others = people.get(name)
  if (others) others.push(known)
  else people.set(name, [known])
}
