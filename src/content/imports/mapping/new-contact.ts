import { daysUnchecked } from '../../../directory/contacts/days-unchecked.js'
import { addDays, localDate } from '../../../directory/time/local-time.js'
import { prepareOnce } from '../../../platform/database/statements.js'
import { type RecordCells, recordKey } from '../../records/record-cells.js'
import type { ReaderTools } from './row-reader.js'

/** Days until a reply, where a file does not say: a school's week. */
const usualReplyDays = '5'

/** Nobody has checked a guess: it is as old as a contact that must be checked. */
const guessedDaysAgo = daysUnchecked + 1

/** Makes the contacts that staff need, once each: with the number of the school or the district, never that of a person. */
export function createNewContact(tools: Omit<ReaderTools, 'store' | 'isPublic' | 'schoolDay'>) {
  const { connection, records, staging } = tools
  const made = new Set<string>()
  const district = new Map(
    [...records.each('district')].map(({ cells }) => [cells.setting ?? '', cells.value ?? '']),
  )

  /** @returns null where there is one */
  function contactFor(office: string, school: string): RecordCells | null {
    const key = `${office}|${school}`
    if (made.has(key) || isThere(office, school)) return null
    made.add(key)
    const place = school ? schoolCells(school) : undefined
    return {
      ...{
        office,
        school,
        languages: 'en',
        reply_days: usualReplyDays,
        checked: addDays(localDate(new Date(), district.get('time_zone') || 'UTC'), -guessedDaysAgo),
      },
      phone: place?.phone || district.get('phone') || '',
      ext: '',
      email: place?.email || district.get('email') || '',
      room: '',
      hours: place ? `Mo-Fr ${place.start}-${place.end}` : (district.get('phone_hours') ?? ''),
    }
  }

  /** As the same import says it, or else as it is. */
  const schoolCells = (slug: string): RecordCells | undefined =>
    staging.cellsOf('schools', recordKey('schools', { slug })) ?? records.find('schools', { slug })?.cells

  function isThere(office: string, school: string): boolean {
    const sql = `select 1 from contacts c left join schools s on s.id = c.school where c.office = ? and coalesce(s.slug, '') = ?`
    return prepareOnce(connection, sql).get(office, school) !== undefined
  }

  return Object.assign(contactFor, {
    added: () => made.size,
    isMade: (office: string, school: string) => made.has(`${office}|${school}`),
  })
}
