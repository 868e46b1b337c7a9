import { officeRole } from '../../../directory/model/office-role.js'
import { localDate } from '../../../directory/time/local-time.js'
import type { RecordCells } from '../../records/record-cells.js'
import type { RecordStore } from '../../records/record-store.js'
import { placeOfSchool, uncheckedContact } from '../../records/unchecked-contact.js'
import type { MappedRow } from './column-mapping.js'
import { readDialed } from './dialed-number.js'
import type { ReadRecords } from './row-reader.js'

/** Days until a reply about an absence, where there was no contact before. */
const usualReplyDays = '1'

/** The attendance lines of a list of schools, as contacts of the office that has that role. None where the district lacks it. */
export function createAttendanceLines(records: RecordStore) {
  const ofDistrict = (setting: string) => records.find('district', { setting })?.cells.value ?? ''
  const office = [...records.each('offices')].find(
    ({ cells }) => cells.role === officeRole.attendance && !cells.answered_by && !cells.closed_from,
  )?.cells.id

  return (school: RecordCells, { attendance_phone: written = '' }: MappedRow): ReadRecords => {
    if (!office || written === '') return []
    const dialed = readDialed(written, ofDistrict('phone'))
    const number = { phone: dialed.phone || (school.phone ?? ''), ext: dialed.ext }
    const today = localDate(new Date(), ofDistrict('time_zone') || 'UTC')
    const present = records.find('contacts', { office, school: school.slug ?? '' })?.cells
    const usual = { ...uncheckedContact(office, placeOfSchool(school), today), reply_days: usualReplyDays }
    return [{ kind: 'contacts', cells: { ...(present ?? usual), ...number } }]
  }
}
