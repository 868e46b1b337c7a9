import { mainLanguage } from '../../paths/paths.js'
import { type DirectoryQuery, hitKey } from '../../platform/search/directory-document.js'
import type { DirectoryAnswer } from '../../platform/search/directory-search.js'
import { eachInSlices, runSlices, type Slices, sortInSlices } from '../../platform/threads/slices.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import type { Person } from '../model/person.js'
import { peopleInJob } from './people-in-job.js'

/** Search filters; null for no limit. */
export interface PeopleQuestion {
  /** A name or part of it, in any spelling, or a job. */
  name: string | null
  /** Slug. */
  school: string | null
  office: string | null
}

/** Dependencies of the people search. */
export interface PeopleSources {
  directory: DirectorySnapshot
  /** BCP 47: the alphabet to sort by. */
  language: string
  findInDirectory(words: string, query?: DirectoryQuery): Promise<DirectoryAnswer>
}

/** More results for a name are not useful: type more of the name. */
const maxByName = 200
const deadlineMs = 300

/** Public people: by job or name, those in the job first, then the best match; else all by last name. */
export async function findPeople(question: PeopleQuestion, sources: PeopleSources): Promise<Person[]> {
  const { directory, language } = sources
  const people =
    question.name === null
      ? peopleByName(directory, language)
      : await peopleFound(question.name, question, sources)
  return people.filter((person) => worksAt(person, question, directory))
}

/** Whoever types a job wants the people who have it, before names that look like it. */
async function peopleFound(
  typed: string,
  question: PeopleQuestion,
  sources: PeopleSources,
): Promise<Person[]> {
  const { directory, language } = sources
  const inJob = peopleInJob(typed, peopleByName(directory, language), directory)
  return [...new Set([...inJob, ...(await peopleNamed(typed, question, sources))])]
}

/** The search index may lag behind; the directory decides who is shown. */
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

/** @returns null when no public person has that slug */
export function publicPerson(directory: DirectorySnapshot, slug: string): Person | null {
  const person = directory.person(slug)
  return person?.public ? person : null
}

/** A directory never changes: its people are sorted once per alphabet. */
const ordered = new WeakMap<DirectorySnapshot, Map<string, readonly Person[]>>()

/** All public people by last name, in a language's alphabet: É beside E, in Spanish Ñ after N. */
export function peopleByName(directory: DirectorySnapshot, language: string): readonly Person[] {
  return runSlices(peopleByNameSlices(directory, language))
}

/** Sorts them in slices, so that `peopleByName` is instant. */
export function* peopleByNameSlices(
  directory: DirectorySnapshot,
  language: string,
): Slices<readonly Person[]> {
  const alphabet = ownAlphabets.has(language) ? language : mainLanguage
  const byAlphabet = ordered.get(directory) ?? new Map<string, readonly Person[]>()
  ordered.set(directory, byAlphabet)
  const people = byAlphabet.get(alphabet) ?? (yield* sortByName(directory.people, alphabet))
  byAlphabet.set(alphabet, people)
  return people
}

/** Names are in Latin letters, which most languages sort as English does. */
const ownAlphabets: ReadonlySet<string> = new Set(['es'])

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
