import type { Contact } from '../model/contact.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { officeRole } from '../model/office-role.js'

/** The front office of a school. @returns null if the district or the school has none: use the school's own number then */
export function frontOfficeAt(
  directory: Pick<DirectorySnapshot, 'officeWithRole' | 'contactAt'>,
  school: string,
): Contact | null {
  const office = directory.officeWithRole(officeRole.frontOffice)
  return office && directory.contactAt(office.id, school)
}
