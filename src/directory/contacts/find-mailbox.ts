import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import type { Person } from '../model/people-store.js'

/**
 * A staff member's e-mail address: their own, or their office's mailbox when they have none or the district prefers it;
 * without an office, the district's.
 */
export function findMailbox(directory: DirectorySnapshot, person: Person): string {
  if (person.email && directory.district.staffEmail === 'own') return person.email
  const office = directory.postsBy(person).map((post) => directory.contact(post.contact)?.email)[0]
  return office ?? directory.district.email
}
