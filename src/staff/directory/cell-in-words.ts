import type { RecordNames } from '../../content/records/record-names.js'
import { date } from '../../content/rows/cell-types.js'
import { weekdays } from '../../directory/time/local-time.js'
import { formatPhone, isPhoneFormat, samplePhone } from '../../platform/language/format-phone.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'
import type { FormField } from './form-fields.js'

/** Phone columns: shown and typed as the district writes them. */
export const phoneColumns = new Set(['phone', 'sms', 'call'])

/** A cell as people read it. */
export function shownCell(header: string, value: string, speech: Speech): string {
  return phoneColumns.has(header) && /^\+\d{7,}$/.test(value) ? speech.phone(value) : value
}

/** A cell in words, outside a form: names for ids, labels for choices. */
export function cellInWords(field: FormField, value: string, names: RecordNames, speech: Speech): string {
  const { column, control, options } = field
  if (column === 'school') return value ? names.school(value) : speech.t('records.wholeDistrict')
  if (value === '') return ''
  // A row may hold anything: a wrong value is shown as written.
  const word = (each: string) => (options.includes(each) ? speech.t(`recordValue.${each}` as WordKey) : each)
  switch (control) {
    case 'office':
    case 'maybe-office':
      return names.office(value)
    case 'choice':
      return word(value)
    case 'yes-no':
      return value === 'yes' || value === 'no' ? speech.t(`recordValue.${value}`) : value
    case 'several':
      return speech.list(value.split(' ').map(word))
    case 'role':
      return options.includes(value) ? speech.t(`officeRole.${value}` as WordKey) : value
    case 'languages':
      return speech.list(value.split(' ').map(names.language))
    case 'date':
      return dateInWords(value, speech)
    default:
      return textInWords(field, value, names, speech)
  }
}

/** A typed cell: some hold ids. */
function textInWords(
  { header, column }: FormField,
  value: string,
  names: RecordNames,
  speech: Speech,
): string {
  const each = (name: (id: string) => string) => speech.list(value.split(' ').map(name))
  switch (column) {
    case 'person':
      return names.person(value)
    case 'topic':
      return names.topic(value)
    case 'who':
      return names.service(value)
    case 'kind':
    case 'kinds':
      return each(names.danger)
    case 'lang':
    case 'language':
      return names.language(value)
    case 'also':
      return each(names.office)
    case 'schools':
      return each(names.school)
    case 'weekdays':
      return each((day) => weekdayText(day, speech))
    case 'contact':
      return contactText(value, names)
    case 'emergency':
      return emergencyText(value, names, speech)
    case 'hours':
      return speech.hours(value).join('; ')
    default:
      return shownCell(header, value, speech)
  }
}

function weekdayText(day: string, { t }: Speech): string {
  const known = weekdays.find((each) => each === day)
  return known ? t(`routing.weekday.${known}`) : day
}

/** `nurse@lincoln-elementary` */
function contactText(value: string, names: RecordNames): string {
  const [office = '', school = ''] = value.split('@')
  return names.contact(office, school)
}

/** `now medical-emergency`: the place of the help, then the kinds of danger. */
function emergencyText(value: string, names: RecordNames, { t, list }: Speech): string {
  const [level, ...kinds] = value.split(' ')
  if (level !== 'now' && level !== 'support') return value
  return `${t(`routing.rule.level.${level}`)}: ${list(kinds.map(names.danger))}`
}

/** A setting of the district in words. */
export function settingInWords(setting: string, value: string, names: RecordNames, speech: Speech): string {
  if (value === '') return ''
  switch (setting) {
    case 'phone':
    case 'interpreter_phone':
    case 'after_hours_phone':
      return shownCell('phone', value, speech)
    case 'phone_hours':
      return speech.hours(value).join('; ')
    case 'welcome_languages':
      return speech.list(value.split(' ').map(names.language))
    case 'staff_language':
      return names.language(value)
    case 'phone_format':
      return isPhoneFormat(value) ? formatPhone(samplePhone, value) : value
    case 'staff_email':
      return value === 'own' || value === 'office' ? speech.t(`recordValue.${value}`) : value
    default:
      return value
  }
}

function dateInWords(value: string, speech: Speech): string {
  const { success, data } = date.safeParse(value)
  return success ? speech.date(data, 'year') : value
}
