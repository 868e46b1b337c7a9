import { type DirectoryQuery, hitKey } from '../../platform/search/directory-document.js'
import type { DirectoryAnswer } from '../../platform/search/directory-search.js'
import { eachInSlices, runSlices, type Slices, sortInSlices } from '../../platform/threads/slices.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import type { Person } from '../model/people-store.js'

/** Whom to look for; null for no limit. */
export interface PeopleQuestion {
  /** A name or a part of it, however it is spelled. */
  name: string | null
  /** Slug. */
  school: string | null
  office: string | null
}

/** What looks people up. */
export interface PeopleSources {
  directory: DirectorySnapshot
  /** BCP 47: whose alphabet they stand in. */
  language: string
  findInDirectory(words: string, query?: DirectoryQuery): Promise<DirectoryAnswer>
}

/** With a name, more than these would not be read: it is better to write more of the name. */
const maxByName = 200
const deadlineMs = 300

/** The public people who are asked for: by name, the best fit first; else all of them by last name. */
export async function findPeople(question: PeopleQuestion, sources: PeopleSources): Promise<Person[]> {
  const { directory, language } = sources
  const people =
    question.name === null
      ? peopleByName(directory, language)
      : await peopleNamed(question.name, question, sources)
  return people.filter((person) => worksAt(person, question, directory))
}

/** The search index may be a moment behind: who is shown is for the directory to say. */
async function peopleNamed(
  name: string,
  { school, office }: PeopleQuestion,
  { directory, findInDirectory }: PeopleSources,
): Promise<Person[]> {
  const { hits } = await findInDirectory(name, {
    kinds: ['person'],
    ...(school === null ? {} : { school }),
    ...(office === null ? {} : { office }),
    limit: maxByName,
    deadlineMs,
  })
  return hits.flatMap((hit) => publicPerson(directory, hitKey(hit)) ?? [])
}

/** @returns null where there is nobody of that slug who is public */
export function publicPerson(directory: DirectorySnapshot, slug: string): Person | null {
  const person = directory.person(slug)
  return person?.public ? person : null
}

/** A directory never changes: its people are put in order once a language. */
const ordered = new WeakMap<DirectorySnapshot, Map<string, readonly Person[]>>()

/** All public people by last name, in the alphabet of a language: É beside E, in Spanish Ñ after N. */
export function peopleByName(directory: DirectorySnapshot, language: string): readonly Person[] {
  return runSlices(peopleByNameSlices(directory, language))
}

/** Puts them in order, so that `peopleByName` has them at once. */
export function* peopleByNameSlices(
  directory: DirectorySnapshot,
  language: string,
): Slices<readonly Person[]> {
  const byLanguage = ordered.get(directory) ?? new Map<string, readonly Person[]>()
  ordered.set(directory, byLanguage)
  const people = byLanguage.get(language) ?? (yield* sortByName(directory.people, language))
  byLanguage.set(language, people)
  return people
}

function* sortByName(people: readonly Person[], language: string): Slices<readonly Person[]> {
  const { compare } = new Intl.Collator(language)
  const shown: Person[] = []
  yield* eachInSlices(people, (person) => void (person.public && shown.push(person)))
  return yield* sortInSlices(
    shown,
    (a, b) => compare(a.lastName, b.lastName) || compare(a.firstName, b.firstName),
  )
}

function worksAt(person: Person, { school, office }: PeopleQuestion, directory: DirectorySnapshot): boolean {
  if (school === null && office === null) return true
  return directory.postsBy(person).some((post) => {
    const contact = directory.contact(post.contact)
    return (
      contact !== null &&
      (school === null || contact.school === school) &&
      (office === null || contact.office === office)
    )
  })
}
