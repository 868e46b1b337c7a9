import { personIn } from '../../directory/contacts/resolve-contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Marked } from '../../directory/model/in-language.js'
import type { Speech } from '../../platform/language/language.js'
import type { DeskTarget } from './desk-target.js'

/** A person for the clerk's eyes: never in the words for the caller. */
export interface StaffOnly {
  name: string
  title: Marked
}

/** The person of a target, if families do not see them; null otherwise. */
export function staffOnly(
  { person: slug }: Pick<DeskTarget, 'person'>,
  directory: DirectorySnapshot,
  { code }: Speech,
): StaffOnly | null {
  const person = slug === null ? null : directory.person(slug)
  if (!person || person.public) return null
  const { name, title } = personIn(person, directory, code)
  return { name, title }
}
