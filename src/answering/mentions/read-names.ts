import type { MentionText } from '../../platform/text/mention-text.js'
import { askingWords, fillerWords, sportWords } from './asking-words.js'
import { findGradeMentions } from './find-grade.js'
import { findPeopleMentions, type PeopleMention } from './find-people.js'
import { findRoleMentions, type RoleMention } from './find-role.js'
import { findSchoolMentions, type SchoolMention } from './find-school.js'
import type { MentionIndex } from './mention-index.js'

/** Everything a concern mentions, with word positions. */
export interface ReadNames {
  /** Short enough for a look-up. */
  short: boolean
  schools: readonly SchoolMention[]
  people: readonly PeopleMention[]
  /** Roles that are not titles. */
  roles: readonly RoleMention[]
  /** Roles used as a title: "nurse Cho". */
  titles: readonly RoleMention[]
  /** Indexes of grade words: allowed in a look-up. */
  grades: ReadonlySet<number>
}

/** Max words of a look-up. */
const maxWords = 18

const remembered = new WeakMap<MentionText, { lang: string; index: MentionIndex; read: ReadNames }>()

/** Finds the schools first, since they are named after people, then people, then roles. Each text is read once. */
export function readNames(text: MentionText, lang: string, index: MentionIndex): ReadNames {
  const before = remembered.get(text)
  if (before?.lang === lang && before.index === index) return before.read
  const read = readAnew(text, lang, index)
  remembered.set(text, { lang, index, read })
  return read
}

function readAnew(text: MentionText, lang: string, index: MentionIndex): ReadNames {
  const short = text.words.length <= maxWords
  const schools = findSchoolMentions(text, index)
  const inSchools = placesOf(schools)
  const roles = findRoleMentions(text, index).filter(({ start }) => !inSchools.has(start))
  const plain = short ? text.words.flatMap(({ word }, at) => (isPlain(word) ? [at] : [])) : []
  const people = findPeopleMentions(text, index, new Set([...inSchools, ...plain]), short)
  const inPeople = placesOf(people)
  return {
    short,
    schools,
    people,
    roles: roles.filter(({ start }) => !inPeople.has(start)),
    titles: roles.filter(({ start }) => inPeople.has(start)),
    grades: placesOf(short ? findGradeMentions(text, lang) : []),
  }
}

/** The word indexes that mentions cover. */
export function placesOf(mentions: readonly { start: number; length: number }[]): Set<number> {
  return new Set(mentions.flatMap(({ start, length }) => Array.from({ length }, (_, i) => start + i)))
}

const isPlain = (word: string) => askingWords.has(word) || fillerWords.has(word) || sportWords.has(word)
