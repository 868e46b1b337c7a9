import type { AnswerEntry } from '../../answering/answer.js'
import { isAway } from '../../directory/contacts/choose-person.js'
import { frontOfficeAt } from '../../directory/contacts/front-office.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { personName } from '../../directory/model/person.js'

/** The contact to try if nobody answers. */
export interface Backup {
  /** Backups at the same number. */
  people: string[]
  /** Another number: the school's front office, or the district's main line; null if it is the same. */
  other: { name: string; phone: string; ext: string | null } | null
}

const maxPeople = 1

/** @param date ISO date of today */
export function findBackup(
  entry: AnswerEntry,
  directory: DirectorySnapshot,
  date: string,
  language: string,
): Backup {
  const contact = entry.contact?.id ? directory.contact(entry.contact.id) : null
  const posts = contact ? directory.postsOf(contact) : []
  const people = posts
    .filter(({ position, person, ...post }) => position > 1 && person.public && !isAway(post, date))
    .map(({ person }) => ({ name: `${person.firstName} ${person.lastName}`, shown: personName(person) }))
    .filter(({ name }) => name !== entry.contact?.person?.name)
    .map(({ shown }) => shown)
  return {
    people: [...new Set(people)].slice(0, maxPeople),
    other: otherNumber(entry, directory, language),
  }
}

function otherNumber(
  { office, school, contact }: AnswerEntry,
  directory: DirectorySnapshot,
  language: string,
): Backup['other'] {
  const frontOffice = school && frontOfficeAt(directory, school.slug)
  const words = frontOffice && directory.office(frontOffice.office)?.words
  if (words && office !== frontOffice.office)
    return { name: inLanguage(words, language).name, phone: frontOffice.phone, ext: frontOffice.ext }
  const { shortName, phone } = directory.district
  return phone === contact?.phone ? null : { name: shortName, phone, ext: null }
}
