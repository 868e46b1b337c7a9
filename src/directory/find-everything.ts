import type { RoutingTopic } from '../routing/revision.js'
import {
  type DirectoryHit,
  type DirectoryKind,
  type DirectoryQuery,
  keyOf,
} from '../search/directory-document.js'
import type { DirectoryAnswer } from '../search/directory-search.js'
import type { Contact } from './contact-store.js'
import type { DirectorySnapshot } from './directory-snapshot.js'
import { publicPerson } from './find-people.js'
import type { Office } from './office-store.js'
import type { Person } from './people-store.js'
import type { School } from './school-store.js'

/** What was found for some words, by kind; the best fit first. */
export interface FoundEverything {
  topics: RoutingTopic[]
  /** Offices, and single ones at a school. */
  offices: (Office | Contact)[]
  schools: School[]
  people: Person[]
}

/** What looks things up. */
export interface SearchSources {
  directory: DirectorySnapshot
  topics: readonly RoutingTopic[]
  findInDirectory(words: string, query?: DirectoryQuery): Promise<DirectoryAnswer>
}

/** A page is read at a glance; each kind has a list of its own for more. */
const mostOfAKind = 6
const deadlineMs = 300

/**
 * Looks through everything at once. The index may be a moment behind: what is shown is for the directory and the published
 * topics to say.
 */
export async function findEverything(words: string, sources: SearchSources): Promise<FoundEverything> {
  const { directory, topics } = sources
  const find = async (...kinds: DirectoryKind[]) =>
    (await sources.findInDirectory(words, { kinds, limit: mostOfAKind, deadlineMs })).hits
  const [topicHits, officeHits, schoolHits, personHits] = await Promise.all([
    find('topic'),
    find('office', 'contact'),
    find('school'),
    find('person'),
  ])
  return {
    topics: topicHits.flatMap((hit) => topics.find(({ slug }) => slug === keyOf(hit)) ?? []),
    offices: officeHits.flatMap((hit) => officeOf(hit, directory) ?? []),
    schools: schoolHits.flatMap((hit) => directory.school(keyOf(hit)) ?? []),
    people: personHits.flatMap((hit) => publicPerson(directory, keyOf(hit)) ?? []),
  }
}

function officeOf({ kind, office, school }: DirectoryHit, directory: DirectorySnapshot) {
  if (office === null) return null
  return kind === 'contact' ? directory.contactAt(office, school) : directory.office(office)
}
