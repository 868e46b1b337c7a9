import type { AnswerEntry } from '../../answering/answer.js'
import { cardContext } from '../../answering/cards/card-context.js'
import { type EntryCard, presentEntry } from '../../answering/cards/present-entry.js'
import { schoolOf } from '../../answering/resolve-entry.js'
import { resolveContact } from '../../directory/contacts/resolve-contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { linkFor } from '../../directory/model/link.js'
import type { Speech } from '../../platform/language/language.js'

/** The card that families would see, and its owner. */
export interface PreviewModel {
  card: EntryCard
  place: string
}

/**
 * Draws a contact's card with the answers' presenter.
 * @param directory with the change applied
 * @returns null if there is no such contact
 */
export function presentPreview(
  directory: DirectorySnapshot,
  at: { office: string; school: string | null },
  speech: Speech,
  now: Date,
): PreviewModel | null {
  const office = directory.office(at.office)
  const school = directory.school(at.school)
  if (!office || !directory.contactAt(at.office, at.school)) return null
  const entry: AnswerEntry = {
    key: office.id,
    office: office.id,
    level: office.level,
    school: school && schoolOf(school),
    ...inLanguage(office.words, speech.code),
    score: 0,
    topic: null,
    ladder: [],
    link: linkFor(directory, null, office.id, speech.code),
    why: '',
    part: null,
    contact: resolveContact(directory, {
      ...at,
      moment: now,
      language: speech.code,
      grade: null,
      lastName: null,
    }),
  }
  const card = presentEntry(entry, cardContext({ directory, now, speech }))
  return { card, place: card.place }
}
