import { localDate } from '../../../directory/time/local-time.js'
import { prepareOnce } from '../../../platform/database/statements.js'
import { type RecordCells, recordKey } from '../../records/record-cells.js'
import { placeOfSchool, uncheckedContact } from '../../records/unchecked-contact.js'
import type { ReaderTools } from './row-reader.js'

/** Days until a reply, where a file does not say: a school's week. */
const usualReplyDays = '5'

/** Makes the contacts that staff need, once each: with the number of the school or the district, never that of a person. */
export function createNewContact(tools: Omit<ReaderTools, 'store' | 'isPublic' | 'schoolDay'>) {
  const { connection, records, staging } = tools
  const made = new Set<string>()
  const district = new Map(
    [...records.each('district')].map(({ cells }) => [cells.setting ?? '', cells.value ?? '']),
  )
  const ofDistrict = (setting: string) => district.get(setting) ?? ''

  /** @returns null where there is one */
  function contactFor(office: string, school: string): RecordCells | null {
    const key = `${office}|${school}`
    if (made.has(key) || isThere(office, school)) return null
    made.add(key)
    const today = localDate(new Date(), ofDistrict('time_zone') || 'UTC')
    return { reply_days: usualReplyDays, ...uncheckedContact(office, at(school), today) }
  }

  function at(school: string) {
    const cells = school ? schoolCells(school) : undefined
    const usual = { languages: 'en', hours: ofDistrict('phone_hours'), phone: '', email: '' }
    const place = { ...usual, ...(cells ? placeOfSchool(cells) : {}), school }
    return {
      ...place,
      phone: place.phone || ofDistrict('phone'),
      email: place.email || ofDistrict('email'),
    }
  }

  /** As the same import says it, or else as it is. */
  const schoolCells = (slug: string): RecordCells | undefined =>
    staging.cellsOf('schools', recordKey('schools', { slug })) ?? records.find('schools', { slug })?.cells

  function isThere(office: string, school: string): boolean {
    const sql = `select 1 from contacts c left join schools s on s.id = c.school where c.office = ? and coalesce(s.slug, '') = ?`
    return (
      staging.hasRow('contacts', recordKey('contacts', { office, school })) ||
      prepareOnce(connection, sql).get(office, school) !== undefined
    )
  }

  return Object.assign(contactFor, {
    added: () => made.size,
    isMade: (office: string, school: string) => made.has(`${office}|${school}`),
  })
}
