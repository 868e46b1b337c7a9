import { type MentionText, readMentionText } from '../../platform/text/mention-text.js'
import { openGlossary } from '../glossary/open-glossary.js'
import { findOnDuty } from './find-on-duty.js'
import type { PeopleMention } from './find-people.js'
import type { RoleMention } from './find-role.js'
import { schoolMeant } from './find-school.js'
import type { MentionIndex } from './mention-index.js'
import { type NamedPerson, rankPeople } from './rank-people.js'
import { readLookUp } from './read-look-up.js'
import { placesOf, readNames } from './read-names.js'
import { smallWords } from './small-words.js'

/** People and roles that a text asks for. */
export interface Names {
  /** Public people, best first, at most 5. */
  people: NamedPerson[]
  /** The only office or role named. `school`: the school named, else the chosen one; null for district offices. */
  role: { office: string; school: string | null } | null
  /** The concern is a pure look-up of `people` or `role`. */
  directory: boolean
}

/**
 * Finds the people, offices and roles that a concern names, and whether it is a pure look-up, in twelve languages.
 * @param chosen slug of the chosen school
 */
export function findNames(
  text: MentionText,
  lang: string,
  index: MentionIndex,
  chosen: { school: string | null },
): Names {
  const names = namesIn(text, lang, index, chosen)
  return names.directory ? names : (officeAskedInEnglish(text, lang, index, chosen) ?? names)
}

/** A look-up of an office in one of ten languages, which its English words tell if none is lost. */
function officeAskedInEnglish(
  text: MentionText,
  lang: string,
  index: MentionIndex,
  chosen: { school: string | null },
): Names | null {
  const { short, schools } = readNames(text, lang, index)
  const inSchools = placesOf(schools)
  const typed = text.words.flatMap(({ gap, raw }, at) => (inSchools.has(at) ? [] : [gap + raw])).join('')
  const english = short ? openGlossary(lang)?.readWhole(typed, smallWords[lang] ?? none) : null
  if (!english || !asks.test(english) || tells.test(english)) return null
  const school = schoolMeant(schools)?.slug ?? (schools.length > 0 ? null : chosen.school)
  const names = namesIn(readMentionText(english), 'en', index, { school })
  return names.directory && names.role ? names : null
}

const none: ReadonlySet<string> = new Set()

/** Word by word, "the principal beat my son" may read "principal called son": a look-up asks, and tells of nobody. */
const asks = /\b(?:who|whose|where|phone|number|email|office|contact|reach|call|talk|speak|need|looking)\b/
const tells =
  /\b(?:child|children|kids?|sons?|daughters?|boys?|girls?|students?|he|she|him|her|they|them|us|called)\b/

function namesIn(
  text: MentionText,
  lang: string,
  index: MentionIndex,
  chosen: { school: string | null },
): Names {
  const read = readNames(text, lang, index)
  const school = schoolMeant(read.schools)?.slug ?? (read.schools.length > 0 ? null : chosen.school)
  const asked = readLookUp(text, read, index.directory)
  const mentions = asked ? read.people : read.people.filter(isSure)
  const offices = new Set([...read.roles, ...read.titles].map(({ office }) => office))
  const people = rankPeople(mentions, { school, offices })
  const role = placeOf(asked ? asked.office : officeNamed(read.roles), school, index)
  const onDuty = asked && role && people.length === 0 ? findOnDuty(text, index.directory, role) : []
  return { people: people.length > 0 ? people : onDuty, role, directory: asked !== null }
}

/** Outside a look-up, a bare last name is too often a road, an illness or another family. */
function isSure({ by, title }: PeopleMention): boolean {
  return title !== null || by === 'full'
}

/** The only role named. */
function officeNamed(roles: readonly RoleMention[]): string | null {
  const offices = new Set(roles.flatMap(({ subject, office }) => (subject ? [] : [office])))
  return offices.size === 1 ? [...offices][0]! : null
}

function placeOf(office: string | null, school: string | null, { directory }: MentionIndex): Names['role'] {
  if (office === null) return null
  return { office, school: directory.office(office)?.level === 'school' ? school : null }
}
