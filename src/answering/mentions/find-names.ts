import type { MentionText } from '../../platform/text/mention-text.js'
import { findOnDuty } from './find-on-duty.js'
import type { PeopleMention } from './find-people.js'
import type { RoleMention } from './find-role.js'
import { schoolMeant } from './find-school.js'
import type { MentionIndex } from './mention-index.js'
import { type NamedPerson, rankPeople } from './rank-people.js'
import { readLookUp } from './read-look-up.js'
import { readNames } from './read-names.js'

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
 * Finds the people, offices and roles that a concern names, and whether it is a pure look-up.
 * @param chosen slug of the chosen school
 */
export function findNames(
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
