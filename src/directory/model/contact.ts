import type { contacts } from '../../platform/database/schema.js'
import { type Marked, markedIn } from './in-language.js'
import type { InLanguages } from './topic.js'
import type { Translations } from './translations.js'

export type ContactRow = typeof contacts.$inferSelect

/** An office at a place. */
export type Contact = Omit<ContactRow, 'school' | 'email'> & {
  /** Null for a contact without a mailbox. */
  email: string | null
  /** Slug; null for a district office. */
  school: string | null
  /** Things to have ready, comma separated; empty for nothing. */
  bring: InLanguages<string>
}

/** A room's name, English if nobody translated it; null for none. */
export function roomIn(
  { room }: Pick<Contact, 'room'>,
  { translations }: { translations: Translations },
  language: string,
): Marked | null {
  const words = translations.room(room)
  return words && markedIn(words, language, (name) => name)
}

/** A contact without the columns that are for staff only. */
export type PublicContact = Omit<Contact, 'internalNote'>

const publicContacts = new WeakMap<Contact, PublicContact>()

/** The contact for pages that families see. Made once per contact: every answer needs it. */
export function publicContact(contact: Contact): PublicContact {
  const known = publicContacts.get(contact)
  if (known) return known
  const { internalNote: _, ...rest } = contact
  publicContacts.set(contact, rest)
  return rest
}

/** Splits a comma-separated list, such as what to bring, in any script. */
export function listItems(written: string): string[] {
  return written
    .split(/[,،、]/)
    .map((item) => item.trim())
    .filter(Boolean)
}
