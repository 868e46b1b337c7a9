import type { MentionText } from '../../platform/text/mention-text.js'
import { askingWords, fillerWords, sportWords } from './asking-words.js'
import { findGradeMentions } from './find-grade.js'
import { findPeopleMentions, type PeopleMention } from './find-people.js'
import { findRoleMentions, type RoleMention } from './find-role.js'
import { findSchoolMentions, type SchoolMention } from './find-school.js'
import type { MentionIndex } from './mention-index.js'

/** All that a concern mentions, by the places of its words. */
export interface ReadNames {
  /** Short enough to be a look-up. */
  short: boolean
  schools: readonly SchoolMention[]
  people: readonly PeopleMention[]
  /** Roles that stand by themselves. */
  roles: readonly RoleMention[]
  /** Roles that serve as a title: "nurse Cho". */
  titles: readonly RoleMention[]
  /** Places of the words of grades: they say nothing against a look-up. */
  grades: ReadonlySet<number>
}

/** A look-up has at most so many words. */
const maxWords = 18

const remembered = new WeakMap<MentionText, { lang: string; index: MentionIndex; read: ReadNames }>()

/** Reads the schools first, for they bear people's names, then the people, then what roles are left. A text is read once. */
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

/** The places of all words of mentions. */
export function placesOf(mentions: readonly { start: number; length: number }[]): Set<number> {
  return new Set(mentions.flatMap(({ start, length }) => Array.from({ length }, (_, i) => start + i)))
}

const isPlain = (word: string) => askingWords.has(word) || fillerWords.has(word) || sportWords.has(word)
