import { asc, eq } from 'drizzle-orm'
import { noteDirectoryChanges } from '../../platform/database/note-directory-changes.js'
import type { Database } from '../../platform/database/open-database.js'
import { contacts, contactWords, schools } from '../../platform/database/schema.js'
import type { Contact, ContactRow } from './contact.js'
import { wordsByOwner } from './in-language.js'
import type { Translations } from './translations.js'

/** A contact's editable fields. */
export type ContactFacts = Omit<ContactRow, 'id' | 'office' | 'school'>

/** Lists all contacts, with their translations. */
export function listContacts(database: Pick<Database, 'select'>, translations: Translations): Contact[] {
  const bring = wordsByOwner(
    database.select().from(contactWords).all(),
    (row) => row.contact,
    (row) => row.bring,
    '',
  )
  const rows = database
    .select({ contact: contacts, slug: schools.slug })
    .from(contacts)
    .leftJoin(schools, eq(schools.id, contacts.school))
    .orderBy(asc(contacts.id))
    .all()
  return rows.map(({ contact, slug }) => ({
    bring: translations.text('bring-list', bring(contact.id)),
    ...contact,
    email: contact.email || null,
    school: slug,
  }))
}

/** Changes a contact; answers and the search index follow. @returns false if not found */
export function changeContact(database: Database, id: number, facts: Partial<ContactFacts>): boolean {
  return database.transaction((tx) => {
    const { changes } = tx.update(contacts).set(facts).where(eq(contacts.id, id)).run()
    if (changes > 0) noteDirectoryChanges(database.$client, [{ kind: 'contact', key: String(id) }])
    return changes > 0
  })
}
