import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { inLanguage } from '../model/in-language.js'
import { type Person, personName } from '../model/person.js'

/** The recipient, and how else to reach them. */
export interface EmailOwner {
  name: string
  /** Null for a contact without a mailbox. */
  address: string | null
  phone: string
  ext: string | null
  /** The recipient's page, and the page that shows the address. */
  page: string
  action: string
}

/**
 * @param asked the contact's id or the person's slug; neither for the district
 * @returns null if not found, or the person is not public
 */
export function findEmailOwner(
  directory: DirectorySnapshot,
  asked: { contact: string | undefined; person: string | undefined },
  speech: Speech,
): EmailOwner | null {
  if (asked.contact !== undefined) return ownerOfContact(directory, asked.contact, speech)
  if (asked.person !== undefined) return ownerOfPerson(directory, asked.person, speech)
  const { name, email, phone } = directory.district
  const { code } = speech
  return {
    name,
    address: email,
    phone,
    ext: null,
    page: paths.home(code),
    action: paths.districtEmail(code),
  }
}

function ownerOfContact(directory: DirectorySnapshot, id: string, speech: Speech): EmailOwner | null {
  const contact = /^\d{1,9}$/.test(id) ? directory.contact(Number(id)) : null
  const office = contact && directory.office(contact.office)
  if (!contact || !office) return null
  const { name } = inLanguage(office.words, speech.code)
  const school = directory.school(contact.school)
  return {
    name: school ? speech.t('answer.titleAt', { office: name, school: school.name }) : name,
    address: contact.email,
    phone: contact.phone,
    ext: contact.ext,
    page: school ? paths.contact(office.id, school.slug, speech.code) : paths.office(office.id, speech.code),
    action: paths.contactEmail(contact.id, speech.code),
  }
}

function ownerOfPerson(directory: DirectorySnapshot, slug: string, speech: Speech): EmailOwner | null {
  const person = directory.person(slug)
  if (!person?.public) return null
  const contact = directory.contact(directory.postsBy(person)[0]?.contact ?? -1)
  return {
    name: personName(person),
    address: findMailbox(directory, person),
    phone: contact?.phone ?? directory.district.phone,
    ext: contact?.ext ?? null,
    page: paths.person(slug, speech.code),
    action: paths.personEmail(slug, speech.code),
  }
}

/**
 * A staff member's email address: their own, or their office's mailbox when they have none or the district prefers it;
 * without an office, the district's.
 */
export function findMailbox(directory: DirectorySnapshot, person: Person): string {
  if (person.email && directory.district.staffEmail === 'own') return person.email
  const offices = directory.postsBy(person).map((post) => directory.contact(post.contact)?.email)
  return offices.find((email) => email) ?? directory.district.email
}
