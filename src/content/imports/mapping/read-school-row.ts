import { type Wording, wording } from '../../../platform/language/wording.js'
import { plainText } from '../../../platform/text/plain-text.js'
import type { RecordCells } from '../../records/record-cells.js'
import { readWrittenState } from '../../rows/us-states.js'
import { readWrittenGrades } from '../../rows/written-grades.js'
import { readWrittenHours } from '../../rows/written-hours.js'
import { minutesOf, readSpan, readTime, readWrittenClock, timeText } from '../../rows/written-times.js'
import { createAttendanceLines } from './attendance-lines.js'
import type { MappedRow } from './column-mapping.js'
import { readDialed } from './dialed-number.js'
import { createFrontOfficeHours } from './front-office-hours.js'
import { guessLevel } from './guess-level.js'
import type { ReaderTools, ReadRow, RowReader } from './row-reader.js'

/** Facts of the district that a school takes where its row lacks them. */
const fromDistrict = ['city', 'state', 'zip', 'phone', 'email'] as const

const maxNamed = 20

/**
 * Reads schools: known ones by their name, new ones with what the district has for missing columns. Rows that are no schools, such as
 * the bus barn in a list of buildings, are left out.
 */
export function createSchoolReader({ records, schoolDay }: ReaderTools): RowReader {
  const slugs = new Map(
    [...records.each('schools')].map(({ cells }) => [plainText(cells.name ?? ''), cells.slug ?? '']),
  )
  const district = new Map(
    [...records.each('district')].map(({ cells }) => [cells.setting ?? '', cells.value ?? '']),
  )
  const attendanceOf = createAttendanceLines(records)
  const officeHours = createFrontOfficeHours(records)
  const leftOut: string[] = []
  const borrowed = new Map<string, number>()

  function read(written: MappedRow): ReadRow {
    const row = inLetters(apart(written, district.get('phone') ?? ''))
    const { name = '' } = row
    const isInCapitals = written.name !== undefined && lowered(written.name) !== written.name
    const slug = slugs.get(plainText(name)) ?? schoolSlug(name)
    const present = records.find('schools', { slug })?.cells
    if (!present && !isSchoolRow(written)) {
      if (name) leftOut.push(name)
      return { records: [] }
    }
    const usual = {
      short_name: shortName(name),
      level: guessLevel(name, row.grades ?? ''),
      ...{ languages: 'en', students: '0', ...schoolDay },
    }
    const level = row.level ? guessLevel(row.level, '') || row.level : undefined
    // The letters of a list in capitals are a guess: a known name is better.
    const own = present && isInCapitals ? { name: present.name ?? name } : {}
    const given = Object.entries({ ...row, ...own, ...(level ? { level } : {}) }).filter(
      ([, value]) => value !== '',
    )
    const cells: RecordCells = { ...usual, ...present, ...Object.fromEntries(given), slug }
    const school = { ...cells, ...borrowFor(cells) }
    return {
      records: [
        { kind: 'schools', cells: school },
        ...attendanceOf(school, row),
        ...officeHours.of(school, row),
      ],
    }
  }

  function borrowFor(cells: RecordCells): RecordCells {
    const lacking = fromDistrict.filter((column) => !cells[column] && district.get(column))
    for (const column of lacking) borrowed.set(column, (borrowed.get(column) ?? 0) + 1)
    return Object.fromEntries(lacking.map((column) => [column, district.get(column) ?? '']))
  }

  function remarks(): Wording[] {
    return [
      ...(leftOut.length > 0
        ? [
            wording('fault.notSchools', {
              names: leftOut.slice(0, maxNamed).join(', '),
              count: leftOut.length,
            }),
          ]
        : []),
      ...officeHours.remarks(),
      ...[...borrowed].map(([column, count]) => wording('fault.schoolsBorrow', { column, count })),
    ]
  }

  return { read, remarks }
}

/** Lists of buildings hold offices and garages, too: a school has grades, or a name that tells its level. */
export function isSchoolRow({
  name = '',
  level = '',
  grades = '',
  low_grade = '',
  high_grade = '',
}: MappedRow): boolean {
  return [level, grades, low_grade, high_grade].some(Boolean) || guessLevel(name, '') !== ''
}

/** Columns that hold several of ours, one by one. */
function apart(written: MappedRow, nearby: string): MappedRow {
  const { city_state_zip: line, school_day: day, low_grade: low, high_grade: high, ...row } = written
  const place = readPlace(row, line ?? '')
  const span = readDay(day ?? '')
  return {
    ...row,
    ...place,
    ...span,
    ...(row.phone ? { phone: readDialed(row.phone, nearby).phone } : {}),
    ...(low && !row.grades ? { grades: gradesFrom(low, high ?? '') } : {}),
    ...(row.end ? { end: afternoon(row.end) } : {}),
  }
}

/** States list their schools in capitals: `MCCLURE ELEMENTARY`, `100 BELL AVE`. */
function inLetters(row: MappedRow): MappedRow {
  const shown = ['name', 'short_name', 'address', 'city'] as const
  return {
    ...row,
    ...Object.fromEntries(shown.flatMap((field) => (row[field] ? [[field, lowered(row[field])]] : []))),
  }
}

/** A name in capitals, as one writes it; any other as it is. */
export function lowered(text: string): string {
  if (text !== text.toUpperCase() || !/\p{Lu}{4}/u.test(text)) return text
  return text.replace(/[\d\p{Lu}’']+/gu, (word) =>
    short.test(word)
      ? word
      : word.toLowerCase().replace(/^(?:o[’'])?\p{Ll}/u, (start) => start.toUpperCase()),
  )
}

/** Stay in capitals: initials, `PS 12`, `K-8`, `12B`, `PO Box`, `US 36`, points of the compass. */
const short = /^(?:\d*\p{Lu}|PO|US|PS|IS|MS|HS|ES|NE|NW|SE|SW|PK|STEM|STEAM)$/u

const gradesFrom = (low: string, high: string) => {
  const [from, to] = [low, high].map((grade) => readWrittenGrades(grade) ?? grade)
  return to && to !== from ? `${from}-${to}` : (from ?? '')
}

/** `Cedar Bend, MO 64620`, in its own column or at the end of the address. */
function readPlace(row: MappedRow, line: string): MappedRow {
  const own = cityLine(line)
  if (own) return own
  const [, address = '', end = ''] = /^([^,]+), (.+)$/.exec(row.address ?? '') ?? []
  const place = row.city || row.zip ? null : cityLine(end)
  return place?.state ? { ...place, address } : {}
}

/** `Cedar Bend, Missouri 64620`, `Cedar Bend MO 64620`, `Springfield 64620` */
const cityStateZip = /^([^,\d]{1,60}?)(?:, ?([A-Za-z. ]{2,20}?)| ([A-Z]{2}))?(?:, ?| )?(\d{5}(?:-\d{4})?)?$/

function cityLine(text: string): MappedRow | null {
  const [, city = '', afterComma = '', code = '', zip = ''] =
    cityStateZip.exec(text.replace(/\s+/g, ' ').trim()) ?? []
  const written = afterComma || code
  const state = written && readWrittenState(written)
  if ((written && !state) || !(state || zip)) return null
  return { city: city.trim(), ...(state ? { state } : {}), ...(zip ? { zip } : {}) }
}

/** `8:05 - 3:10`, `7:45 AM – 2:50 PM`, `8:05 / 3:10`, `M-F 8:05-3:10`. What is unclear stays as it is, for the check to name it. */
function readDay(text: string): MappedRow {
  const [from, to] = text.toLowerCase().split(/[-–—/]|\bto\b/)
  const [start, end] = [from, to].map((part) => (part ? readTime(part.trim()) : null))
  const span = start && end ? readSpan(start, end) : null
  if (span) return { start: timeText(span[0]), end: timeText(span[1]) }
  const [, first = '', last = ''] = oneSpan.exec(readWrittenHours(text) ?? '') ?? []
  if (first) return { start: first, end: last }
  return text ? { start: text } : {}
}

/** The same times from Monday to Friday. */
const oneSpan = /^Mo-Fr (\d\d:\d\d)-(\d\d:\d\d)$/

/** A school day ends in the afternoon: `3:10`. */
export function afternoon(written: string): string {
  if (readWrittenClock(written) !== null) return written
  const time = readTime(written.trim().toLowerCase())
  return time ? timeText(minutesOf({ ...time, half: time.half ?? 'pm' })) : written
}

/** The address of a new school: `lincoln-elementary-school`. */
export const schoolSlug = (name: string): string =>
  plainText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'school'

/** `Lincoln Elementary School` → Lincoln Elementary: in a small district, the level alone tells schools apart. */
const shortName = (name: string) => name.replace(/ schools?$/i, '').trim() || name
