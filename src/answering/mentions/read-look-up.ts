import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { officeRole } from '../../directory/model/office-role.js'
import type { MentionText, MentionWords } from '../../platform/text/mention-text.js'
import {
  askingWords,
  closing,
  contactMethodWords,
  deskWords,
  fillerWords,
  headWords,
  sportWords,
  thanks,
} from './asking-words.js'
import { placesOf, type ReadNames } from './read-names.js'

/** Max content words of a look-up. */
const maxContentWords = 6

/**
 * Recognizes a pure look-up: every word names somebody, asks how to reach them, or is a filler.
 * @returns null for anything else; otherwise the office, or null in it for people
 */
export function readLookUp(
  { words }: MentionText,
  read: ReadNames,
  directory: DirectorySnapshot,
): { office: string | null } | null {
  if (!read.short) return null
  const rest = restOf(words, read)
  if (rest.other > 0 || rest.content > maxContentWords) return null
  const offices = officesAsked(read, rest, directory)
  if (offices.size > 1) return null
  const office = [...offices][0] ?? schoolDesk(read, rest, directory)
  if (office === null) return read.people.length > 0 && rest.sports + rest.head === 0 ? { office } : null
  return fitsOffice(office, words, read, rest, directory) ? { office } : null
}

/** Counts of the words that name nobody, by kind. */
interface Rest {
  content: number
  asking: number
  contact: number
  desk: number
  head: number
  sports: number
  /** Words that only a concern has. */
  other: number
}

function restOf(words: MentionWords, { schools, people, roles, grades }: ReadNames): Rest {
  const mentions = [...schools, ...people, ...roles]
  const rest = { content: mentions.length, asking: 0, contact: 0, desk: 0, head: 0, sports: 0, other: 0 }
  const named = placesOf(mentions)
  words.forEach(({ word }, at) => {
    if (named.has(at) || grades.has(at) || isFiller(words, at)) return
    rest.content++
    if (contactMethodWords.has(word)) rest.contact++
    rest[kindOf(word, words[at + 1]?.word ?? '')]++
  })
  return rest
}

function kindOf(word: string, next: string): 'asking' | 'desk' | 'head' | 'sports' | 'other' {
  if (deskWords.has(word)) return 'desk'
  if (headWords.has(word)) return 'head'
  if (sportWords.has(word)) return 'sports'
  // "meet the teacher" is a school event.
  if (word === 'meet' && /^(?:the|teacher)$/.test(next)) return 'other'
  // "can the teacher call me" asks for a call, not a number.
  return askingWords.has(word) && !/^(?:me|us)$/.test(next) ? 'asking' : 'other'
}

/** Thanks are filler only at the end of a text. */
function isFiller(words: MentionWords, at: number): boolean {
  if (!thanks.has(words[at]!.word)) return fillerWords.has(words[at]!.word)
  return words.slice(at + 1).every(({ word }) => closing.has(word))
}

/** The offices of the roles. A subject ("attendance") needs "phone" or "office" with it. */
function officesAsked(
  { roles }: ReadNames,
  { contact, desk, head }: Rest,
  directory: DirectorySnapshot,
): Set<string> {
  const subjects = roles.filter(({ subject }) => subject).map(({ office }) => office)
  const named = new Set(roles.filter(({ subject }) => !subject).map(({ office }) => office))
  // "director de transporte": a department's director is not a principal.
  const principal = directory.officeWithRole(officeRole.principal)?.id ?? ''
  const led = subjects.length > 0 && named.delete(principal)
  if (named.size === 0 && !led && contact + desk + head === 0) return named
  return new Set([...named, ...subjects])
}

/** "phone number for Harmony": a school's number is its front office's. */
function schoolDesk(
  { schools, people, roles }: ReadNames,
  { contact, desk }: Rest,
  directory: DirectorySnapshot,
): string | null {
  return schools.length > 0 && contact + desk > 0 && roles.length + people.length === 0
    ? (directory.officeWithRole(officeRole.frontOffice)?.id ?? null)
    : null
}

function fitsOffice(
  office: string,
  words: MentionWords,
  { roles, people }: ReadNames,
  { asking, sports, head }: Rest,
  directory: DirectorySnapshot,
): boolean {
  const known = directory.office(office)
  if (!known) return false
  const { level, role } = known
  // "who is the head of the nurses" is not the nurse. And "teacher" alone names nobody.
  if (head > 0 && level === 'school') return false
  if (role === officeRole.teacher && people.length === 0) return false
  if (sports > 0 && role !== officeRole.athleticDirector && role !== officeRole.athletics) return false
  // "what is the PTA", "speak at the school board".
  if (asking === 0 && /^(?:what|whats|que)$/.test(words[0]!.word)) return false
  return role !== officeRole.schoolBoard || !roles.some(({ start }) => isEvent(words, start))
}

function isEvent(words: MentionWords, start: number): boolean {
  const at = /^(?:the|a|la|una)$/.test(words[start - 1]?.word ?? '') ? start - 2 : start - 1
  return /^(?:at|en)$/.test(words[at]?.word ?? '')
}
