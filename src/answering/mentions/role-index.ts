import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Person } from '../../directory/model/person.js'
import { foldName } from '../../platform/text/mention-text.js'
import { eachInSlices, type Slices } from '../../platform/threads/slices.js'
import { createNearWords, type NearWords, nearWordSlices } from './near-words.js'
import { readRolePhrases } from './role-phrases.js'

/** The office a phrase asks for. `subject`: also a topic of concerns, so it needs "phone" or "office" with it. */
export interface RolePhrase {
  office: string
  subject: boolean
}

export interface RoleIndex {
  /** By phrase, with single spaces. */
  phrases: ReadonlyMap<string, RolePhrase>
  /** Every word in the phrases. */
  words: NearWords
  /** By first word: the longest phrase's number of words. */
  longest: ReadonlyMap<string, number>
}

/** Indexes the district's offices by common phrases, by their names, and by its staff titles. */
export function* indexRoles(directory: DirectorySnapshot): Slices<RoleIndex> {
  const phrases = new Map<string, RolePhrase>()
  const add = (phrase: string, office: string, subject: boolean) => {
    const words = wordsOf(phrase)
    if (words.length > 0 && !phrases.has(words.join(' '))) phrases.set(words.join(' '), { office, subject })
  }
  const usual = readRolePhrases()
  for (const { role, subject, phrase } of usual) {
    const office = directory.officeWithRole(role)
    if (office) add(phrase, office.id, subject)
  }
  const desks = new Set(usual.filter(({ subject }) => !subject).map(({ role }) => role))
  for (const { id, role, own } of directory.offices)
    for (const { name } of Object.values(own))
      add(name, id, role === null || !desks.has(role) || wordsOf(name).length < 2)
  yield* eachInSlices(directory.people, (person) => {
    for (const [title, office] of districtTitles(person, directory)) add(title, office, false)
  })
  const words = new Set([...phrases.keys()].flatMap((phrase) => phrase.split(' ')))
  return {
    phrases,
    words: yield* nearWordSlices([...words].filter(isLong), usualWords()),
    longest: longestByFirstWord(phrases.keys()),
  }
}

let usual: NearWords | null = null

/** Those of every directory, once. */
function usualWords(): NearWords {
  usual ??= createNearWords(
    readRolePhrases()
      .flatMap(({ phrase }) => wordsOf(phrase))
      .filter(isLong),
  )
  return usual
}

/** In shorter words a typo makes another word. */
const isLong = (word: string): boolean => word.length > 4

function longestByFirstWord(phrases: Iterable<string>): Map<string, number> {
  const longest = new Map<string, number>()
  for (const phrase of phrases) {
    const words = phrase.split(' ')
    longest.set(words[0]!, Math.max(words.length, longest.get(words[0]!) ?? 0))
  }
  return longest
}

export function wordsOf(phrase: string): string[] {
  return foldName(phrase).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** "Bus dispatcher", "Director of Food Services": a title held at just one district office leads there. */
function districtTitles(person: Person, directory: DirectorySnapshot): [string, string][] {
  const contacts = directory.postsBy(person).flatMap(({ contact }) => directory.contact(contact) ?? [])
  const [first] = contacts
  if (!first || contacts.some(({ school, office }) => school !== null || office !== first.office)) return []
  return Object.values(person.title).flatMap((title): [string, string][] => {
    const short = title.split(',')[0]!
    const turned = /^(director|manager|coordinator) of (.+)$/i.exec(short)
    const ways = turned ? [short, `${turned[2]} ${turned[1]}`] : [short]
    return ways.filter((way) => wordsOf(way).length > 1).map((way) => [way, first.office])
  })
}
