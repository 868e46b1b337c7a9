import { isAway } from '../../directory/contacts/choose-person.js'
import type { Contact } from '../../directory/model/contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { officeRole } from '../../directory/model/office-role.js'

/**
 * The mailbox of whoever answers at a contact: its own; or that of the first person there, where it has none, or only the
 * general one of its school or district, which answers at the front office alone.
 * @param date ISO; people who are away then are not asked
 * @returns null if nobody there has an address; in lower case
 */
export function askedMailbox(contact: Contact, directory: DirectorySnapshot, date: string): string | null {
  const own = contact.email?.toLowerCase() ?? null
  if (own && !isGeneral(contact, own, directory)) return own
  const person = directory.postsOf(contact).find((post) => post.person.email && !isAway(post, date))?.person
  return person?.email?.toLowerCase() ?? own
}

function isGeneral({ office, school }: Contact, mailbox: string, directory: DirectorySnapshot): boolean {
  if (directory.whole.office(office)?.role === officeRole.frontOffice) return false
  const places = [directory.district.email, directory.whole.school(school)?.email]
  return places.some((each) => each?.toLowerCase() === mailbox)
}
