import { localDate } from '../../../directory/time/local-time.js'
import { wording } from '../../../platform/language/wording.js'
import { allMatches } from '../../../platform/text/all-matches.js'
import { plainText } from '../../../platform/text/plain-text.js'
import { splitExtension } from '../../rows/written-numbers.js'
import type { MappedRow } from './column-mapping.js'
import { districtPlace } from './guess-meaning.js'
import { rowFault } from './row-fault.js'
import type { ReaderTools, ReadRow, RowReader } from './row-reader.js'

/** Reads schools: known ones by their name, new ones with defaults for missing columns. */
export function createSchoolReader({ records }: ReaderTools): RowReader {
  const slugs = new Map(
    [...records.each('schools')].map(({ cells }) => [plainText(cells.name ?? ''), cells.slug ?? '']),
  )

  function read(row: MappedRow): ReadRow {
    const { name = '' } = row
    const slug = slugs.get(plainText(name)) ?? schoolSlug(name)
    const present = records.find('schools', { slug })?.cells
    const usual = {
      short_name: shortName(name),
      level: levelOf(name, row.grades ?? ''),
      languages: 'en',
      students: '0',
    }
    const level = row.level ? levelOf(row.level, '') || row.level : undefined
    const given = Object.entries({ ...row, ...(level ? { level } : {}) }).filter(([, value]) => value !== '')
    return {
      records: [{ kind: 'schools', cells: { ...usual, ...present, ...Object.fromEntries(given), slug } }],
    }
  }

  return { read, remarks: () => [] }
}

/** The address of a new school: `lincoln-elementary-school`. */
export const schoolSlug = (name: string): string =>
  plainText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'school'

/** `Lincoln Elementary School` → Lincoln Elementary: in a small district, the level alone tells schools apart. */
const shortName = (name: string) => name.replace(/ schools?$/i, '').trim() || name

function levelOf(text: string, grades: string): string {
  const plain = plainText(text)
  if (/\b(?:elementary|primary|elem|es)\b/.test(plain)) return 'elementary'
  if (/\b(?:middle|intermediate|junior|jr|ms)\b/.test(plain)) return 'middle'
  if (/\b(?:high|senior|hs)\b/.test(plain)) return 'high'
  const last = allMatches(grades, /\d+/g).at(-1)?.[0]
  if (!last) return ''
  return Number(last) > 8 ? 'high' : Number(last) > 5 ? 'middle' : 'elementary'
}

/** Reads contacts of offices: known ones by office and school, new ones with defaults for missing columns. */
export function createContactReader({ records, store }: ReaderTools): RowReader {
  const offices = new Map(
    [...records.each('offices')].map(({ cells }) => [cells.id ?? '', cells.level ?? '']),
  )
  const timeZone = records.find('district', { setting: 'time_zone' })?.cells.value || 'UTC'

  function read(row: MappedRow): ReadRow {
    const office = store.meaning('title', row.office ?? '')
    if (!office) return rowFault('office', wording('fault.contactOffice', { office: row.office ?? '' }))
    const place = row.place ? store.meaning('place', row.place) : null
    const school = offices.get(office) === 'school' && place && place !== districtPlace ? place : ''
    const present = records.find('contacts', { office, school })?.cells
    const usual = { languages: 'en', reply_days: '5', checked: localDate(new Date(), timeZone) }
    const dialed = splitExtension(row.phone ?? '')
    const said = { ...row, ...(dialed ? { phone: dialed.phone, ext: row.ext || dialed.ext } : {}) }
    const given = Object.entries(said).filter(([field, value]) => value !== '' && field !== 'place')
    return {
      records: [
        { kind: 'contacts', cells: { ...usual, ...present, ...Object.fromEntries(given), office, school } },
      ],
    }
  }

  return { read, remarks: () => [] }
}
