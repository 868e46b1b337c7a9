import { fold } from '../../platform/text/tokenize.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import type { Person } from '../model/person.js'

/**
 * The people whose job has all of the typed words, in any language: first those whose title is just that, then those
 * whose title has them, then those whose office does. "Nurse" finds School nurses, and not Ms. Nur.
 * @param people in the order to keep within each group
 */
export function peopleInJob(
  typed: string,
  people: readonly Person[],
  directory: DirectorySnapshot,
): Person[] {
  const words = jobWords(typed)
  const known = wordsOfJobs(directory)
  // A name is no job: most searches end here.
  if (words.length === 0 || !words.every((word) => known.has(word))) return []
  const groups: [Person[], Person[], Person[]] = [[], [], []]
  for (const person of people) {
    const rank = rankOf(person, words, directory)
    if (rank !== null) groups[rank].push(person)
  }
  return groups.flat()
}

function rankOf(person: Person, words: readonly string[], directory: DirectorySnapshot): 0 | 1 | 2 | null {
  const titles = Object.values(person.title).map(jobWords)
  const has = (job: readonly string[]) => words.every((word) => job.includes(word))
  if (titles.some((title) => title.length === words.length && has(title))) return 0
  if (titles.some(has)) return 1
  const contacts = directory.postsBy(person).flatMap((post) => directory.contact(post.contact) ?? [])
  const offices = contacts.flatMap(({ office }) => Object.values(directory.office(office)?.words ?? {}))
  return offices.some(({ name }) => titles.some((title) => has([...jobWords(name), ...title]))) ? 2 : null
}

/** A directory never changes: the words of its jobs are read once. */
const remembered = new WeakMap<DirectorySnapshot, ReadonlySet<string>>()

function wordsOfJobs(directory: DirectorySnapshot): ReadonlySet<string> {
  const before = remembered.get(directory)
  if (before) return before
  const titles = new Set(directory.people.flatMap(({ title }) => Object.values(title)))
  const offices = directory.offices.flatMap(({ words }) => Object.values(words).map(({ name }) => name))
  const words = new Set([...titles, ...offices].flatMap(jobWords))
  remembered.set(directory, words)
  return words
}

/** Folded, without a plural's s. */
function jobWords(text: string): string[] {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(/(?<=\p{L}{3})s$/u, ''))
}
