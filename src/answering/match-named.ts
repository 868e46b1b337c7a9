import type { DirectorySnapshot } from '../directory/model/directory-snapshot.js'
import type { School } from '../directory/model/school.js'
import type { Match, RankedOffice } from './matching/match.js'
import type { Names } from './mentions/find-names.js'

export interface NamedAt {
  school: School | null
  directory: DirectorySnapshot
}

/**
 * Answers a pure look-up: the people or the office asked for, with a question when several people could be meant.
 * @returns null when the concern is about something else, or nobody of that name has a post
 */
export function matchNamed(names: Names, { school, directory }: NamedAt): Match | null {
  if (!names.directory) return null
  const offices = names.people.length > 0 ? officesOf(names, directory) : officeAsked(names, school)
  const [first, second] = offices
  if (!first) return null
  const several = second !== undefined && second.score > first.score - clearlyBehind
  return {
    outcome: several ? 'choose' : 'answer',
    offices: offices
      .slice(0, several ? 3 : 1)
      .map((office) => ({ ...office, score: several ? unsure : sure })),
    topics: [],
    parts: null,
    skipped: null,
    signals: ['name'],
    engine: 'fallback',
    trace: { lang: 'und', stages: [] },
  }
}

/** The probability of a look-up: names are ranked by hand-set weights, not probabilities. */
const sure = 0.97
const unsure = 0.6

/** A person this far behind the first is not offered. */
const clearlyBehind = 0.08

function officesOf({ people, role }: Names, directory: DirectorySnapshot): RankedOffice[] {
  return people.flatMap(({ slug, score }) => {
    const person = directory.person(slug)
    const contacts = person
      ? directory.postsBy(person).flatMap((post) => directory.contact(post.contact) ?? [])
      : []
    // "Coach of girls soccer" asks for the coach, who may also teach.
    const contact = contacts.find(({ office }) => office === role?.office) ?? contacts[0]
    return contact
      ? [{ office: contact.office, score, topic: null, person: slug, school: contact.school }]
      : []
  })
}

function officeAsked({ role }: Names, school: School | null): RankedOffice[] {
  if (!role) return []
  return [{ office: role.office, score: sure, topic: null, school: role.school ?? school?.slug ?? null }]
}
