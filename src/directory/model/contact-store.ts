import { eq } from 'drizzle-orm'
import { noteDirectoryChanges } from '../../platform/database/note-directory-changes.js'
import type { Database } from '../../platform/database/open-database.js'
import { rowSlices } from '../../platform/database/read-rows.js'
import { contacts, contactWords } from '../../platform/database/schema.js'
import { runSlices } from '../../platform/threads/slices.js'
import type { Contact, ContactRow } from './contact.js'
import { wordsByOwner } from './in-language.js'
import type { School } from './school.js'
import type { Translations } from './translations.js'

/** A contact's editable fields. */
export type ContactFacts = Omit<ContactRow, 'id' | 'office' | 'school'>

/** Lists all contacts, with their translations. @param schools of the same database */
export function listContacts(
  database: Pick<Database, '$client'>,
  schools: readonly School[],
  translations: Translations,
): Contact[] {
  const bring = wordsByOwner(
    runSlices(rowSlices(database, contactWords)),
    (row) => row.contact,
    (row) => row.bring,
    '',
  )
  const slugs = new Map(schools.map(({ id, slug }) => [id, slug]))
  return runSlices(rowSlices(database, contacts)).map((contact) => ({
    bring: translations.text('bring-list', bring(contact.id)),
    ...contact,
    email: contact.email || null,
    school: contact.school === null ? null : slugs.get(contact.school)!,
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
