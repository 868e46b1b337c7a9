import { localDate } from '../../../directory/time/local-time.js'
import { wording } from '../../../platform/language/wording.js'
import type { MappedRow } from './column-mapping.js'
import { readTwoColumns } from './dialed-number.js'
import { allSchools, districtPlace, noMeaning } from './guess-meaning.js'
import { rowFault } from './row-fault.js'
import type { ReaderTools, ReadRow, RowReader } from './row-reader.js'

const maxNamed = 20

/** Reads contacts of offices: known ones by office and school, new ones with defaults for missing columns. */
export function createContactReader({ records, store }: ReaderTools): RowReader {
  const offices = new Map(
    [...records.each('offices')].map(({ cells }) => [cells.id ?? '', cells.level ?? '']),
  )
  const ofDistrict = (setting: string) => records.find('district', { setting })?.cells.value ?? ''
  const timeZone = ofDistrict('time_zone') || 'UTC'

  const leftOut: string[] = []

  function read(row: MappedRow): ReadRow {
    const office = store.meaning('title', row.office ?? '')
    if (office === null)
      return rowFault('office', wording('fault.contactOffice', { office: row.office ?? '' }))
    if (office === noMeaning) {
      leftOut.push(row.office ?? '')
      return { records: [] }
    }
    const place = row.place ? store.meaning('place', row.place) : null
    const isAtSchool = offices.get(office) === 'school' && place !== districtPlace && place !== allSchools
    const school = isAtSchool ? (place ?? '') : ''
    const present = records.find('contacts', { office, school })?.cells
    const usual = {
      ...{ languages: 'en', reply_days: '5', checked: localDate(new Date(), timeZone) },
      hours: school ? '' : ofDistrict('phone_hours'),
    }
    const said = { ...row, ...readTwoColumns(row.phone ?? '', row.ext ?? '', ofDistrict('phone')) }
    const given = Object.entries(said).filter(([field, value]) => value !== '' && field !== 'place')
    return {
      records: [
        { kind: 'contacts', cells: { ...usual, ...present, ...Object.fromEntries(given), office, school } },
      ],
    }
  }

  function remarks() {
    const names = leftOut.slice(0, maxNamed).join(', ')
    return leftOut.length > 0 ? [wording('fault.contactsLeftOut', { names, count: leftOut.length })] : []
  }

  return { read, remarks }
}
