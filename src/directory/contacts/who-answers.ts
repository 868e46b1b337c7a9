import type { Speech } from '../../platform/language/language.js'
import type { Contact } from '../model/contact-store.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { personName } from '../model/person-name.js'

/** The first person to ask at a contact, or how many there are; null when nobody is public. */
export function presentWho(directory: DirectorySnapshot, contact: Contact, speech: Speech): string | null {
  const first = directory.postsOf(contact).filter(({ position, person }) => position === 1 && person.public)
  const people = [...new Set(first.map(({ person }) => person))]
  const [only] = people
  if (!only) return null
  return people.length === 1 ? personName(only) : speech.t('schools.peopleCount', { count: people.length })
}
