import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { MentionText } from '../../platform/text/mention-text.js'
import { sportWords } from './asking-words.js'
import { maxPeople, type NamedPerson } from './rank-people.js'
import { wordsOf } from './role-index.js'

const anyTeam = new Set(['team', 'teams', 'equipo', 'freshman', 'junior'])

/** The person whose duty matches: for "coach of girls soccer", the one whose duty says girls and soccer. */
export function findOnDuty(
  { words }: MentionText,
  directory: DirectorySnapshot,
  role: { office: string; school: string | null },
): NamedPerson[] {
  const sports = words.map(({ word }) => word).filter((word) => sportWords.has(word) && !anyTeam.has(word))
  if (sports.length === 0) return []
  const found = new Map<string, NamedPerson>()
  for (const contact of directory.contacts) {
    if (contact.office !== role.office || (role.school !== null && contact.school !== role.school)) continue
    for (const { person, duty } of directory.postsOf(contact)) {
      const said = Object.values(duty).map((text) => new Set(wordsOf(text)))
      const fits = said.some((duty) => sports.every((word) => duty.has(word)))
      if (fits && person.public) found.set(person.slug, { slug: person.slug, score: 0.6, by: 'duty' })
    }
  }
  return [...found.values()].slice(0, maxPeople)
}
