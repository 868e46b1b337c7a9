import { officeRole } from '../../directory/model/office-role.js'
import type { Edit } from '../records/directory-editor.js'
import type { RecordStore, StoredRecord } from '../records/record-store.js'
import { placeOfSchool, uncheckedContact } from '../records/unchecked-contact.js'

/** A school's own number, as its front office. No office has an id like it. */
export const schoolNumber = '='

/** A front office without a contact at a school. */
export interface MissingFront {
  office: StoredRecord
  /** Slug. */
  school: string
}

/** The front office; null where the district has none, or another office answers for it. */
export function findFrontOffice(records: RecordStore): StoredRecord | null {
  const found = [...records.each('offices')].find(({ cells }) => cells.role === officeRole.frontOffice)
  return found && !found.cells.answered_by && !found.cells.closed_from ? found : null
}

/** The open schools whose front office has no contact: a list of schools brings their numbers, and no office. */
export function findMissingFronts(records: RecordStore): MissingFront[] {
  const office = findFrontOffice(records)
  if (!office) return []
  const taken = new Set(
    [...records.each('contacts')].flatMap(({ cells }) =>
      cells.office === office.cells.id ? cells.school : [],
    ),
  )
  return [...records.each('schools')]
    .filter(({ cells }) => !cells.closed_from && !taken.has(cells.slug ?? ''))
    .map(({ cells }) => ({ office, school: cells.slug ?? '' }))
}

/**
 * The contact of a front office, with its school's number and mailbox, and the hours of its school day.
 * @param today ISO date: nobody has checked the guess, so that it counts as long unchecked
 */
export function frontContact(records: RecordStore, office: string, school: string, today: string): Edit {
  const place = records.find('schools', { slug: school })!.cells
  const usual = { sms: '', address: '', internal_note: '', bring_en: '', reply_days: '2', messages: 'no' }
  return {
    kind: 'contacts',
    id: null,
    cells: { ...usual, ...uncheckedContact(office, placeOfSchool(place), today) },
    version: null,
  }
}
