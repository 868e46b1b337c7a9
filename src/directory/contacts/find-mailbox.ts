import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import type { Person } from '../model/people-store.js'

/**
 * Where to write to a member of staff: their own address, unless they have none or the district wants their
 * office's mailbox to be used; without an office, the district's.
 */
export function findMailbox(directory: DirectorySnapshot, person: Person): string {
  if (person.email && directory.district.staffEmail === 'own') return person.email
  const office = directory.postsBy(person).map((post) => directory.contact(post.contact)?.email)[0]
  return office ?? directory.district.email
}
