import { localDate } from '../../../directory/time/local-time.js'
import { wording } from '../../../platform/language/wording.js'
import type { RecordCells } from '../../records/record-cells.js'
import type { RecordStore } from '../../records/record-store.js'
import { placeOfSchool, uncheckedContact } from '../../records/unchecked-contact.js'
import { findFrontOffice } from '../../setup/front-contacts.js'
import type { MappedRow } from './column-mapping.js'
import type { ReadRecords } from './row-reader.js'

/** Days until a reply of a front office, where there was no contact before. */
const usualReplyDays = '2'

/** The office hours of a list of schools, as contacts of their front offices. Where the district lacks them, a remark says so. */
export function createFrontOfficeHours(records: RecordStore) {
  const office = findFrontOffice(records)?.cells.id
  const timeZone = records.find('district', { setting: 'time_zone' })?.cells.value || 'UTC'

  let left = 0

  function of(school: RecordCells, { hours = '' }: MappedRow): ReadRecords {
    if (hours === '') return []
    if (!office) {
      left += 1
      return []
    }
    const present = records.find('contacts', { office, school: school.slug ?? '' })?.cells
    const today = localDate(new Date(), timeZone)
    const usual = { ...uncheckedContact(office, placeOfSchool(school), today), reply_days: usualReplyDays }
    return [{ kind: 'contacts', cells: { ...(present ?? usual), hours } }]
  }

  return { of, remarks: () => (left > 0 ? [wording('fault.schoolsNoFront', { count: left })] : []) }
}
