import { mainLanguage } from '../../paths/paths.js'
import {
  type DirectoryHit,
  type DirectoryQuery,
  type DocumentKind,
  hitKey,
} from '../../platform/search/directory-document.js'
import type { DirectoryAnswer } from '../../platform/search/directory-search.js'
import { tokenize } from '../../platform/text/tokenize.js'
import type { Contact } from '../model/contact.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import type { Office } from '../model/office.js'
import { isShown } from '../model/open-places.js'
import type { Person } from '../model/person.js'
import type { School } from '../model/school.js'
import type { RoutingTopic } from '../model/topic.js'
import { publicPerson } from './find-people.js'

/** Search results by kind, best first. */
export interface FoundEverything {
  topics: RoutingTopic[]
  /** Offices, some at a single school. */
  offices: (Office | Contact)[]
  schools: School[]
  people: Person[]
}

/** The data that a look-up reads. */
export interface DirectorySearchSources {
  directory: DirectorySnapshot
  topics: readonly RoutingTopic[]
  findInDirectory(words: string, query?: DirectoryQuery): Promise<DirectoryAnswer>
}

/** The page shows a short overview; each kind has its own longer list. */
const maxOfAKind = 6
const deadlineMs = 300

/** Minimum scores, 0 to 1. A misspelled name scores below half, and must still be found. */
const minScores = { thing: 0.5, name: 0.3 }

/**
 * Searches everything at once. The index may lag behind, so results are checked against the directory and the published
 * topics.
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
  const schools = schoolHits.flatMap((hit) =>
    isShown(directory, 'school', hitKey(hit)) ? (directory.school(hitKey(hit)) ?? []) : [],
  )
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

/** A school's name alone finds the school, not every office in it. */
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
