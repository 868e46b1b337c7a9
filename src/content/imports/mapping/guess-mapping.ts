import type { RawRow } from '../../../platform/files/read-table.js'
import { toPlainWords } from '../../../platform/text/plain-text.js'
import { readWrittenHours } from '../../rows/written-hours.js'
import { type ColumnMapping, type MappingField, type MappingTarget, mappingFields } from './column-mapping.js'

type Target = Exclude<MappingTarget, 'skip'>

/** Headers of each field, as plain words. */
const headerWords: Record<Target, Partial<Record<MappingField, readonly string[]>>> = {
  staff: {
    name_last_first: ['last first', 'last name first name', 'name last first', 'last name first'],
    name_first_last: [
      ...['name', 'full name', 'employee name', 'employee', 'staff', 'staff name', 'staff member', 'teacher'],
      ...['teacher name', 'person', 'first last', 'contact name', 'display name'],
    ],
    first_name: [
      'first',
      'first name',
      'fname',
      'firstname',
      'given name',
      'preferred name',
      'preferred first name',
      'legal first name',
    ],
    last_name: ['last', 'last name', 'lname', 'lastname', 'surname', 'family name', 'legal last name'],
    prefix: ['prefix', 'salutation', 'honorific', 'mr ms'],
    title: [
      ...['title', 'job title', 'job', 'position', 'position title', 'role', 'assignment', 'job description'],
      ...['assignment title', 'assignment description', 'assignment name'],
      ...['job desc', 'job class', 'classification', 'position description', 'duty', 'jobtitle'],
    ],
    place: [
      ...['school', 'bldg', 'building', 'site', 'location', 'campus', 'work location', 'school name', 'loc'],
      ...[
        'building name',
        'bldg name',
        'location name',
        'location description',
        'work site',
        'primary location',
        'school site',
        'school building',
      ],
      ...['school dept', 'school department', 'school or department', 'department school', 'dept school'],
      ...['building dept', 'site dept', 'primary school', 'primary building', 'primary site'],
    ],
    email: [
      'email',
      'e mail',
      'email address',
      'e mail address',
      'work email',
      'mail',
      'school email',
      'district email',
      'emailaddress',
      'work e mail',
      'district e mail',
      'school e mail',
    ],
    phone: [
      ...['phone', 'work phone', 'office phone', 'telephone', 'phone number', 'direct line', 'direct', 'tel'],
      ...['work phone number', 'school phone', 'phone no', 'business phone', 'phone ext', 'phone extension'],
      ...['phone and ext', 'phone x', 'phone number ext', 'desk phone', 'work number', 'ph', 'ph ext'],
    ],
    ext: ['ext', 'extension', 'x', 'extn', 'work ext'],
    room: ['room', 'rm', 'room number', 'classroom', 'room no', 'office location'],
    grades: ['grade', 'grades', 'grade level', 'grade levels', 'gr', 'grade s'],
    status: ['status', 'employee status', 'employment status', 'emp status', 'active', 'active status'],
    last_day: [
      ...['term date', 'termination date', 'terminated', 'separation date', 'last day'],
      ...['last day worked', 'exit date', 'date left'],
    ],
    employee_id: [
      ...['employee id', 'emp id', 'emp no', 'employee no', 'employee number', 'emp number', 'staff id'],
      ...['empl id', 'person id', 'eid', 'id', 'id number', 'badge'],
    ],
  },
  schools: {
    name: [
      'school',
      'school name',
      'name',
      'building',
      'bldg',
      'building name',
      'bldg name',
      'campus',
      'site',
      'location',
    ],
    short_name: ['short name', 'nickname', 'abbreviation', 'known as'],
    level: ['level', 'school level', 'type', 'school type'],
    grades: [
      'grades',
      'grade',
      'grade span',
      'grade levels',
      'grades served',
      'grade range',
      'grades offered',
      'gr',
    ],
    low_grade: ['low grade', 'lowest grade', 'grade low', 'from grade', 'gr low', 'gslo', 'begin grade'],
    high_grade: ['high grade', 'highest grade', 'grade high', 'to grade', 'gr high', 'gshi', 'end grade'],
    address: [
      'address',
      'street',
      'street address',
      'mailing address',
      'address 1',
      'physical address',
      'location address',
      'addr',
    ],
    city_state_zip: [
      ...[
        'city state zip',
        'city st zip',
        'city state',
        'city state zip code',
        'city zip',
        'csz',
        'town state zip',
      ],
      ...['city and zip', 'city state and zip'],
    ],
    city: ['city', 'town'],
    state: ['state', 'st'],
    zip: ['zip', 'zip code', 'zipcode', 'postal code'],
    phone: [
      'phone',
      'phone number',
      'main phone',
      'telephone',
      'office phone',
      'main number',
      'main office',
      'main line',
      'main',
      'main ph',
      'ph',
      'front office',
      'school phone',
      'tel',
    ],
    attendance_phone: [
      ...['attendance', 'attendance line', 'attendance phone', 'attendance number', 'attendance office'],
      ...['absence line', 'absences', 'report absences', 'report an absence'],
    ],
    email: [
      'email',
      'e mail',
      'email address',
      'office email',
      'school email',
      'secretary email',
      'secretary e mail',
    ],
    website: ['website', 'web site', 'url', 'web', 'web address', 'web page'],
    students: [
      'students',
      'enrollment',
      'student count',
      'number of students',
      'enrolled',
      'enroll total',
      'total enrollment',
    ],
    start: ['start', 'start time', 'bell', 'begins', 'school starts', 'first bell', 'start of day'],
    end: [
      'end',
      'end time',
      'dismissal',
      'dismiss',
      'ends',
      'school ends',
      'last bell',
      'end of day',
      'release',
    ],
    school_day: [
      ...['school day', 'school hours', 'bell times', 'bell schedule', 'start dismiss', 'start end', 'times'],
      ...['start dismissal', 'student hours', 'student day', 'instructional day', 'start and end', 'hours'],
    ],
    hours: [
      ...['office hours', 'main office hours', 'business hours', 'opening hours', 'hours of operation'],
      ...['front office hours', 'office open'],
    ],
  },
  contacts: {
    office: ['office', 'department', 'dept', 'department name', 'service', 'office name', 'dept name'],
    place: [
      'school',
      'bldg',
      'bldg name',
      'building',
      'building name',
      'location',
      'site',
      'campus',
      'school name',
    ],
    phone: ['phone', 'phone number', 'telephone', 'main phone', 'office phone', 'main number', 'tel'],
    ext: ['ext', 'extension', 'phone ext'],
    sms: ['text', 'text number', 'sms', 'text line'],
    email: ['email', 'e mail', 'email address', 'office email', 'department email'],
    room: ['room', 'rm', 'room number', 'suite'],
    address: ['address', 'street address', 'street'],
    hours: ['hours', 'office hours', 'open', 'opening hours', 'business hours', 'hours of operation'],
  },
  calendar: {
    event: [
      ...[
        'event',
        'events',
        'description',
        'name',
        'title',
        'holiday',
        'what',
        'occasion',
        'event name',
        'subject',
      ],
      ...['calendar event', 'day', 'details', 'notes'],
    ],
    date: ['date', 'dates', 'when', 'day date', 'date s', 'calendar date'],
    from: ['from', 'start', 'start date', 'begin', 'begins', 'begin date', 'from date', 'starts'],
    to: ['to', 'end', 'end date', 'through', 'thru', 'until', 'to date', 'ends'],
    day_kind: [
      ...['type', 'kind', 'category', 'day type', 'event type', 'type of day'],
      ...['notes', 'note', 'details', 'comments', 'remarks', 'students'],
    ],
    closes: [
      'closes',
      'dismissal',
      'dismissal time',
      'early dismissal',
      'release time',
      'early release time',
    ],
    levels: ['level', 'levels', 'schools', 'school level', 'applies to', 'for', 'who'],
  },
  topics: {
    topic_title: [
      ...['topic', 'topics', 'question', 'questions', 'subject', 'issue', 'concern', 'topic name'],
      ...['reason', 'reason for call', 'reason for calling', 'call about', 'problem'],
    ],
    office: [
      ...['office', 'department', 'dept', 'responsible office', 'responsible department', 'handled by'],
      ...[
        'answered by',
        'who to call',
        'who to contact',
        'who handles it',
        'who answers',
        'send to',
        'contact',
      ],
    ],
    summary: ['summary', 'description', 'details', 'about', 'explanation'],
    bring: ['bring', 'what to bring', 'documents', 'documents needed', 'needed documents', 'have ready'],
    examples: [
      ...[
        'examples',
        'example',
        'example questions',
        'keywords',
        'phrases',
        'in parents words',
        'words',
        'also called',
      ],
      ...['search words', 'what parents say', 'what families say', 'what callers say'],
    ],
  },
}

/** Words before or after a header that say whose it is, as every column of a personnel system has them. */
const ownerWords: Record<Target, readonly string[]> = {
  staff: ['employee', 'employees', 'emp', 'staff', 'member', 'work', 'assigned', 's'],
  schools: ['school', 'schools', 'campus', 'building', 's'],
  contacts: ['office', 'department', 'dept', 'contact', 's'],
  calendar: ['event', 'calendar', 'school'],
  topics: ['topic'],
}

/** Fields whose short headers mean something else beside such a word: the grade of an employee is one of pay. */
const onlyAlone: ReadonlySet<MappingField> = new Set(['grades'])

/** Fields that tell what a file is about, more than the others. */
const telling: Record<Target, readonly MappingField[]> = {
  staff: ['name_last_first', 'name_first_last', 'first_name', 'last_name', 'title'],
  schools: ['address', 'city', 'zip', 'start', 'students'],
  contacts: ['office', 'hours'],
  calendar: ['date', 'from', 'to'],
  topics: ['topic_title', 'examples'],
}

const prefixes = /^(?:mr|mrs|ms|miss|mx|dr|coach|sr|sra|srta)\.?$/i
/** `8:15-3:05`, `7:40am to 2:30pm` */
const spans = /^\d{1,2}(?::\d\d)? ?[apm.]{0,4} ?(?:-|–|to) ?\d/i
const rowsToSearch = 20

/** In characters. A longer cell is a note. */
const maxStatusLength = 30

/** The row with the most headers that we know; else the first row with several cells, else the first. */
export function findHeader(rows: readonly RawRow[]): RawRow | null {
  const early = rows.slice(0, rowsToSearch)
  const scored = early.map((row) => ({
    row,
    score: Math.max(...targets.map((target) => known(target, row.cells))),
  }))
  const best = scored.reduce<(typeof scored)[number] | null>(
    (a, b) => (a && a.score >= b.score ? a : b),
    null,
  )
  if (best && best.score >= 2) return best.row
  return early.find(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1) ?? early[0] ?? null
}

/** Guesses what each column holds. @param samples some rows below the headers */
export function guessMapping(
  headers: readonly string[],
  samples: readonly (readonly string[])[],
): ColumnMapping {
  const [target = 'staff'] = targets.toSorted((a, b) => weight(b, headers) - weight(a, headers))
  // A single column with a header that we don't know is a note, such as a list of things to do.
  const isNote = weight(target, headers) === 0 && headers.filter((header) => header.trim()).length < 2
  if (isNote) return { target: 'skip', columns: headers.map(() => null) }
  return { target, columns: guessColumns(target, headers, samples) }
}

/** Guesses the columns of a target. */
export function guessColumns(
  target: MappingTarget,
  headers: readonly string[],
  samples: readonly (readonly string[])[],
): (MappingField | null)[] {
  if (target === 'skip') return headers.map(() => null)
  const taken = new Set<MappingField>()
  const take = (fields: readonly MappingField[], index: number): MappingField | null => {
    const values = samples.map((row) => row[index]?.trim() ?? '').filter(Boolean)
    const found = fields
      .map((field) => adjusted(field, values))
      .find(
        (field) => field && !taken.has(field) && (mappingFields[target] as readonly string[]).includes(field),
      )
    if (found) taken.add(found)
    return found ?? null
  }
  // Whole headers first: beside “School”, “Assigned school” is another column.
  const whole = headers.map((header, index) => take(wholeFieldsOf(target, plainOf(header)), index))
  return whole.map((field, index) => field ?? take(listed(fieldOf(target, headers[index]!)), index))
}

const targets = ['staff', 'schools', 'contacts', 'calendar', 'topics'] as const satisfies Target[]

/** No school day lasts eight hours. */
function isOfficeDay(written: string): boolean {
  const [, from, to] = /^Mo-Fr (\d\d:\d\d)-(\d\d:\d\d)$/.exec(readWrittenHours(written) ?? '') ?? []
  return from !== undefined && to !== undefined && clockMinutes(to) - clockMinutes(from) >= 8 * 60
}

const clockMinutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** Titles may be “Mr.” and “Dr.”, and names may be “Last, First”. */
function adjusted(field: MappingField | null, values: readonly string[]): MappingField | null {
  if (values.length === 0) return field
  if (field === 'employee_id' && !values.some((value) => /\d/.test(value))) return null
  if (field === 'status' && values.some((value) => value.length > maxStatusLength)) return null
  if (field === 'start' && values.every((value) => spans.test(value))) return 'school_day'
  if (field === 'school_day' && values.every(isOfficeDay)) return 'hours'
  if (field === 'title' && values.every((value) => prefixes.test(value))) return 'prefix'
  const withComma = values.filter((value) => value.includes(',')).length
  if (field === 'name_first_last' && withComma * 2 > values.length) return 'name_last_first'
  return field
}

/** By the whole header, or else by what is left without the words that say whose it is. */
function fieldOf(target: Target, header: string): MappingField | null {
  const plain = plainOf(header)
  const whole = wholeFieldOf(target, plain)
  if (whole) return whole
  const found = shorter(plain, ownerWords[target]).flatMap((each) => wholeFieldOf(target, each) ?? [])
  return found.find((field) => !onlyAlone.has(field)) ?? null
}

/** A header without such words at its start or end, the longest first. */
function shorter(plain: string, owners: readonly string[]): string[] {
  const words = plain.split(' ')
  const first = words.findIndex((word) => !owners.includes(word))
  if (first < 0) return []
  const last = words.findLastIndex((word) => !owners.includes(word))
  return [words.slice(first), words.slice(0, last + 1), words.slice(first, last + 1)]
    .filter((each) => each.length < words.length)
    .map((each) => each.join(' '))
}

/** Beside “Event”, “Notes” is what the day is for students. */
function wholeFieldsOf(target: Target, plain: string): MappingField[] {
  const found = Object.entries(headerWords[target]).filter(([, words]) => words.includes(plain))
  return found.map(([field]) => field as MappingField)
}

const wholeFieldOf = (target: Target, plain: string) => wholeFieldsOf(target, plain)[0] ?? null

const listed = (field: MappingField | null) => (field ? [field] : [])

const plainOf = (header: string) => toPlainWords(apart(header)).join(' ')

/** `LowGrade` → Low Grade */
const apart = (header: string) => header.replace(/([a-z])([A-Z])/g, '$1 $2')

const known = (target: Target, headers: readonly string[]) =>
  new Set(headers.map((header) => fieldOf(target, header)).filter(Boolean)).size

function weight(target: Target, headers: readonly string[]): number {
  const fields = new Set(headers.map((header) => fieldOf(target, header)))
  return known(target, headers) + telling[target].filter((field) => fields.has(field)).length
}
