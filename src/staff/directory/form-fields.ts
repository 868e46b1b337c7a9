import type { RecordCells } from '../../content/records/record-cells.js'
import { describeKind, type RecordKind } from '../../content/records/record-kinds.js'
import { phoneOrShortCode } from '../../content/rows/phone-number.js'
import { officeRoles } from '../../directory/model/office-role.js'
import { schoolLevels } from '../../directory/model/topic.js'
import type { WordKey } from '../../platform/language/words.js'
import { readHoursPicker } from './hours-picker.js'

/** The form control of a cell. */
export type Control =
  | 'text'
  | 'long'
  | 'date'
  | 'time'
  | 'number'
  | 'choice'
  | 'yes-no'
  | 'school'
  | 'office'
  | 'maybe-office'
  | 'role'
  | 'languages'
  | 'several'
  | 'hours'
  | 'fixed'

export interface FormField {
  header: string
  control: Control
  /** The values of `choice`, `several` and `role`; the order of `yes-no`, if not yes first. */
  options: readonly string[]
  /** BCP 47, for words; null for other fields. */
  lang: string | null
  /** The column, or the word without its language. */
  column: string
  /** Whether it is permanent: part of an address, or used by other records. */
  isKey: boolean
}

const controls: Record<string, [Control, (readonly string[])?]> = {
  'schools.level': ['choice', schoolLevels],
  'schools.start': ['time'],
  'schools.end': ['time'],
  'schools.students': ['number'],
  'schools.languages': ['languages'],
  'offices.level': ['choice', ['district', 'school']],
  'offices.role': ['role', officeRoles],
  'schools.closed_from': ['date'],
  'schools.successor': ['school'],
  'offices.closed_from': ['date'],
  'offices.successor': ['office'],
  'offices.answers_for': ['long'],
  'offices.answered_by': ['maybe-office'],
  'contacts.office': ['office'],
  'contacts.school': ['school'],
  'contacts.hours': ['hours'],
  'contacts.languages': ['languages'],
  'contacts.reply_days': ['number'],
  'contacts.messages': ['yes-no', ['no', 'yes']],
  'contacts.internal_note': ['long'],
  'contacts.checked': ['date'],
  'contacts.bring': ['long'],
  'people.languages': ['languages'],
  'people.public': ['yes-no'],
  'posts.person': ['fixed'],
  'posts.office': ['office'],
  'posts.school': ['school'],
  'posts.position': ['number'],
  'posts.away_from': ['date'],
  'posts.away_until': ['date'],
  'calendar.start': ['date'],
  'calendar.end': ['date'],
  'calendar.kind': ['choice', ['holiday', 'break', 'no-students', 'half-day', 'first-day', 'last-day']],
  'calendar.levels': ['several', schoolLevels],
  'calendar.closes': ['time'],
  'crisis-lines.level': ['choice', ['now', 'support', 'both']],
  'crisis-lines.hours': ['hours'],
  'crisis-lines.languages': ['languages'],
  'crisis-lines.position': ['number'],
  'crisis-lines.text': ['long'],
  'outside-services.position': ['number'],
  'links.topic': ['fixed'],
  'links.office': ['fixed'],
  'links.position': ['number'],
  'topics.straight': ['yes-no'],
  'topics.legal': ['yes-no'],
  'ladders.level': ['choice', ['any', ...schoolLevels]],
  'ladders.office': ['office'],
  'danger-phrases.danger': ['yes-no'],
  'rules.levels': ['several', schoolLevels],
  'rules.languages': ['languages'],
  'rules.starts': ['date'],
  'rules.ends': ['date'],
  'rules.office': ['office'],
  'rules.active': ['yes-no'],
}

/** Key fields: chosen at creation, then fixed. */
const keys: Partial<Record<RecordKind, readonly string[]>> = {
  schools: ['slug'],
  offices: ['id', 'level'],
  contacts: ['office', 'school'],
  people: ['slug'],
  posts: ['person'],
  'crisis-lines': ['id'],
  'outside-services': ['id'],
  links: ['topic', 'office'],
}

/** A kind's fields, with words in every language. */
export function formFieldsOf(kind: RecordKind, languages: readonly string[]): FormField[] {
  const { columns, words } = describeKind(kind)
  const field = (column: string, lang: string | null): FormField => {
    const [control, options = []] = controls[`${kind}.${column}`] ?? ['text']
    const header = lang === null ? column : `${column}_${lang}`
    return { header, control, options, lang, column, isKey: keys[kind]?.includes(column) ?? false }
  }
  return [
    ...Object.keys(columns).map((column) => field(column, null)),
    ...Object.keys(words).flatMap((word) => languages.map((lang) => field(word, lang))),
  ]
}

/** The key of a field's label. */
export function labelKey(kind: RecordKind, { column }: Pick<FormField, 'column'>): WordKey {
  return `record.${kind}.${column}` as WordKey
}

/** A form's cells. Drops unknown fields and normalizes line ends. */
export function readCells(fields: readonly FormField[], body: unknown): RecordCells {
  const given = (body ?? {}) as Record<string, unknown>
  return Object.fromEntries(
    fields
      .filter(({ header, control }) => header in given || control === 'several' || control === 'languages')
      .map(({ header, column, control }) => [
        header,
        control === 'hours' ? readHoursPicker(header, given) : plainCell(column, cellOf(given[header])),
      ]),
  )
}

/** Ticked boxes arrive one by one. */
function cellOf(value: unknown): string {
  const parts = [value ?? []].flat().filter((part) => typeof part === 'string')
  return parts.join(' ').replaceAll('\r\n', '\n').trim()
}

/** The same number in another format is the same cell, so nothing counts as changed. */
function plainCell(column: string, value: string): string {
  if (column !== 'phone' && column !== 'sms' && column !== 'call') return value
  return phoneOrShortCode.safeParse(value).data ?? value
}
