import { mainLanguage } from '../../paths/paths.js'
import {
  type DirectoryHit,
  type DirectoryQuery,
  type DocumentKind,
  hitKey,
} from '../../platform/search/directory-document.js'
import type { DirectoryAnswer } from '../../platform/search/directory-search.js'
import { tokenize } from '../../platform/text/tokenize.js'
import type { Contact } from '../model/contact-store.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import type { Office } from '../model/office-store.js'
import type { Person } from '../model/people-store.js'
import type { School } from '../model/school-store.js'
import type { RoutingTopic } from '../model/topic.js'
import { publicPerson } from './find-people.js'

/** What was found for some words, by kind; the best fit first. */
export interface FoundEverything {
  topics: RoutingTopic[]
  /** Offices, and single ones at a school. */
  offices: (Office | Contact)[]
  schools: School[]
  people: Person[]
}

/** What looks things up. */
export interface DirectorySearchSources {
  directory: DirectorySnapshot
  topics: readonly RoutingTopic[]
  findInDirectory(words: string, query?: DirectoryQuery): Promise<DirectoryAnswer>
}

/** A page is read at a glance; each kind has a list of its own for more. */
const maxOfAKind = 6
const deadlineMs = 300

/** How well things must fit, 0 to 1. A misspelt name fits less than half, and is looked for all the same. */
const minScores = { thing: 0.5, name: 0.3 }

/**
 * Looks through everything at once. The index may be a moment behind: what is shown is for the directory and the published
 * topics to say.
 */
export async function findEverything(
  words: string,
  sources: DirectorySearchSources,
): Promise<FoundEverything> {
  const { directory, topics, findInDirectory } = sources
  const find = async (kind: DocumentKind, minScore: number, at: { school?: string } = {}) => {
    const query = { kinds: [kind], limit: maxOfAKind, minScore, deadlineMs, ...at }
    const { hits } = await findInDirectory(words, { ...query, whole: true })
    return hits.length > 0 ? hits : (await findInDirectory(words, query)).hits
  }
  const [topicHits, officeHits, schoolHits, personHits] = await Promise.all([
    find('topic', minScores.thing),
    find('office', minScores.thing),
    find('school', minScores.name),
    find('person', minScores.name),
  ])
  const schools = schoolHits.flatMap((hit) => directory.school(hitKey(hit)) ?? [])
  const [school] = schools
  const asksForOffice = school !== undefined && saysMoreThan(school, words)
  const contactHits = asksForOffice ? await find('contact', minScores.thing, { school: school.slug }) : []
  return {
    topics: topicHits.flatMap((hit) => topics.find(({ slug }) => slug === hitKey(hit)) ?? []),
    offices: [...contactHits, ...officeHits].flatMap((hit) => officeOf(hit, directory) ?? []),
    schools,
    people: personHits.flatMap((hit) => publicPerson(directory, hitKey(hit)) ?? []),
  }
}

/** By its name alone a school is asked for, and not every office in it. */
function saysMoreThan({ name, shortName }: School, words: string): boolean {
  const known = new Set(wordsIn(`${name} ${shortName}`))
  return wordsIn(words).some((word) => !known.has(word))
}

function wordsIn(text: string): string[] {
  return tokenize(text, mainLanguage).map(({ word }) => word)
}

function officeOf({ kind, office, school }: DirectoryHit, directory: DirectorySnapshot) {
  if (office === null) return null
  return kind === 'contact' ? directory.contactAt(office, school) : directory.office(office)
}
