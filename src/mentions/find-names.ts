import { askingWords, contactWords, deskWords, fillerWords, sportWords } from './asking-words.js'
import { findGradeMentions } from './find-grade.js'
import { findOnDuty } from './find-on-duty.js'
import { findPeopleMentions, type PeopleMention } from './find-people.js'
import { findRoleMentions, type RoleMention } from './find-role.js'
import { findSchoolMentions, type SchoolMention, schoolMeant } from './find-school.js'
import type { MentionIndex } from './mention-index.js'
import type { MentionText } from './mention-text.js'
import { type NamedPerson, rankPeople } from './rank-people.js'

/** Who is asked for by name or role. */
export interface Names {
  /** Best first, at most 5. Public people only. */
  people: NamedPerson[]
  /** The one office or role named. `school`: the one named, else the chosen one; null for offices of the district. */
  role: { office: string; school: string | null } | null
  /** The concern is nothing but a look-up of `people` or `role`. */
  directory: boolean
}

/** The most words of a look-up: those with a meaning of their own, and all. */
const most = { contentWords: 6, words: 18 }

/**
 * Finds the people, offices and roles that a concern names, and whether it asks for nothing but how to reach them.
 * @param chosen slug of the school the parent chose
 */
export function findNames(
  text: MentionText,
  lang: string,
  index: MentionIndex,
  chosen: { school: string | null },
): Names {
  const read = readNames(text, lang, index)
  const school = schoolMeant(read.schools)?.slug ?? (read.schools.length > 0 ? null : chosen.school)
  const asked = asksOnly(text, read)
  const office = asked?.office ?? deskNamed(read.roles)
  const people = rankPeople(read.people, { school, offices: officesNear(read) })
  const atSchool = office !== null && index.directory.office(office)?.level === 'school'
  const role = office === null ? null : { office, school: atSchool ? school : null }
  const onDuty = asked && role && people.length === 0 ? findOnDuty(text, index.directory, role) : []
  return { people: people.length > 0 ? people : onDuty, role, directory: asked !== null }
}

/** All that a concern mentions, and the places of the words that belong to it. */
interface ReadNames {
  short: boolean
  schools: readonly SchoolMention[]
  people: readonly PeopleMention[]
  /** Roles that stand by themselves. */
  roles: readonly RoleMention[]
  /** Roles that serve as a title: "nurse Cho". */
  titles: readonly RoleMention[]
  /** Places of words in a grade: they say nothing against a look-up. */
  grades: ReadonlySet<number>
}

function readNames(text: MentionText, lang: string, index: MentionIndex): ReadNames {
  const short = text.words.length <= most.words
  const schools = findSchoolMentions(text, index)
  const inSchools = placesOf(schools)
  const allRoles = findRoleMentions(text, index).filter(({ start }) => !inSchools.has(start))
  const plain = text.words.flatMap(({ word }, at) => (isPlain(word) ? [at] : []))
  const people = findPeopleMentions(text, index, new Set([...inSchools, ...(short ? plain : [])]), short)
  const inPeople = placesOf(people)
  const titles = allRoles.filter(({ start }) => inPeople.has(start))
  const roles = allRoles.filter(({ start }) => !inPeople.has(start))
  return {
    short,
    schools,
    people,
    roles,
    titles,
    grades: placesOf(short ? findGradeMentions(text, lang) : []),
  }
}

const isPlain = (word: string) => askingWords.has(word) || fillerWords.has(word) || sportWords.has(word)

function placesOf(mentions: readonly { start: number; length: number }[]): Set<number> {
  return new Set(mentions.flatMap(({ start, length }) => Array.from({ length }, (_, i) => start + i)))
}

/**
 * Whether a concern asks for somebody and says nothing else.
 * @returns null where it says more; else the office asked for, null where it is people
 */
function asksOnly({ words }: MentionText, read: ReadNames): { office: string | null } | null {
  if (!read.short) return null
  const rest = restOf(words, read)
  if (rest.other > 0 || rest.content > most.contentWords) return null
  const office = officeAsked(read.roles, rest)
  if (office === 'several' || (rest.sports > 0 && !/^athletic/.test(office ?? ''))) return null
  if (read.people.length > 0 || office !== null) return { office }
  return read.schools.length > 0 && rest.contact > 0 && read.roles.length === 0
    ? { office: 'school-office' }
    : null
}

/** What the words are that name nobody. */
interface Rest {
  content: number
  asking: number
  contact: number
  desk: number
  sports: number
  /** Words that only a concern has. */
  other: number
}

function restOf(words: MentionText['words'], { schools, people, roles, grades }: ReadNames): Rest {
  const rest: Rest = {
    content: schools.length + people.length + roles.length,
    asking: 0,
    contact: 0,
    desk: 0,
    sports: 0,
    other: 0,
  }
  const named = placesOf([...schools, ...people, ...roles])
  words.forEach(({ word }, at) => {
    if (named.has(at) || grades.has(at) || fillerWords.has(word)) return
    rest.content++
    if (contactWords.has(word)) rest.contact++
    if (deskWords.has(word)) rest.desk++
    else if (askingWords.has(word)) rest.asking++
    else if (sportWords.has(word)) rest.sports++
    else rest.other++
  })
  return rest
}

/** The office that the roles of a look-up come to. A subject ("attendance") counts with "phone" or "office" beside it. */
function officeAsked(roles: readonly RoleMention[], { asking, desk }: Rest): string | null | 'several' {
  const subjects = new Set(roles.flatMap(({ subject, office }) => (subject ? [office] : [])))
  const named = new Set(roles.flatMap(({ subject, office }) => (subject ? [] : [office])))
  // "director de transporte": the director of a department is no school's principal.
  if (subjects.size > 0) named.delete('principal')
  if (named.size === 0 && desk + asking === 0 && roles.every(({ office }) => office !== 'principal'))
    return null
  const offices = named.size > 0 ? named : subjects
  return offices.size > 1 ? 'several' : ([...offices][0] ?? null)
}

/** The one role that a concern names among other things. */
function deskNamed(roles: readonly RoleMention[]): string | null {
  const offices = new Set(roles.flatMap(({ subject, office }) => (subject ? [] : [office])))
  return offices.size === 1 ? [...offices][0]! : null
}

const officesNear = ({ roles, titles }: ReadNames) =>
  new Set([...roles, ...titles].map(({ office }) => office))
