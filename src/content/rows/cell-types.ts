import { z } from 'zod'
import { readHours } from '../../platform/language/hours.js'
import { orFault, wording, wordingOf } from '../../platform/language/wording.js'
import { buildPattern } from '../../platform/text/build-pattern.js'
import { readWrittenState } from './us-states.js'
import { readWrittenDate } from './written-dates.js'
import { readWrittenGrades, readWrittenRoutes } from './written-grades.js'
import { readWrittenHours } from './written-hours.js'
import { readWrittenLanguages } from './written-languages.js'
import { readWrittenExtension, readWrittenYesNo } from './written-numbers.js'
import { readWrittenClock } from './written-times.js'

/** The types of cells, in seed files and in forms. Faults complete "<column> …". */

const trimmed = z.string().trim()
const orNull = (value: string) => (value === '' ? null : value)

/** Any text that is not empty. */
export const words = trimmed.refine((value) => value !== '', orFault('fault.empty'))

/** Characters: longer names do not fit a page, an address line, or a sentence. */
export const [maxName, maxAddress, maxSentence] = [100, 150, 500]

/** Characters: of a topic's title or a rule's name, and of any longer text, such as a phrasing. The same in forms and files. */
export const [maxTitle, maxText] = [200, 2000]

/** A name, or another short text. @param most characters that a page can show in one line */
export const shortWords = (maxLength: number) =>
  words.refine((value) => [...value].length <= maxLength, orFault('fault.long', { most: maxLength }))

/** Rewrites a cell as it is stored. @param read null if it cannot read the cell, which then stays as it is for the check */
function asWritten(read: (written: string) => string | null) {
  return trimmed.transform((value) => read(value) ?? value)
}

/** Postal code of a state or a territory, or its name: `OH`, `Ohio`. Stored as the code. */
export const usState = asWritten(readWrittenState).refine(
  (value) => readWrittenState(value) === value,
  orFault('fault.state'),
)

/** `44107`, `44107-1234` */
export const zip = trimmed.refine((value) => /^\d{5}(-\d{4})?$/.test(value), orFault('fault.zip'))

/** Any text; empty becomes null. */
export const maybeWords = trimmed.transform(orNull)

/** Empty becomes null; anything else is read by `cell`. */
export function maybe<T extends z.ZodType<unknown, string>>(cell: T): z.ZodType<z.output<T> | null, string> {
  return trimmed.transform((value, context) => {
    if (value === '') return null
    const result = cell.safeParse(value)
    if (result.success) return result.data
    const [issue] = result.error.issues
    context.addIssue({
      code: 'custom',
      input: value,
      params: { wording: issue ? wordingOf(issue) : wording('fault.wrong') },
    })
    return z.NEVER
  })
}

const matching = (pattern: RegExp, ...fault: Parameters<typeof orFault>) =>
  trimmed.refine((value) => pattern.test(value), orFault(...fault))

export const slug = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'fault.id')

export const yesNo = asWritten(readWrittenYesNo)
  .refine((value) => /^(yes|no|true|false)$/.test(value), orFault('fault.yesNo'))
  .transform((value) => value === 'yes' || value === 'true')

export const oneOf = <const T extends readonly string[]>(...allowed: T) => trimmed.pipe(z.enum(allowed))

export const date = asWritten(readWrittenDate).refine(isDate, orFault('fault.date'))

function isDate(value: string): boolean {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null
  return moment !== null && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value)
}

/** `07:30`, or as written: `7:30 AM`. */
export const clock = asWritten(readWrittenClock).refine(
  (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
  orFault('fault.time'),
)

const isSound = (schema: z.ZodType) => (value: string) => schema.safeParse(value).success

export const email = trimmed.refine(isSound(z.email()), orFault('fault.email'))
/** `https://www.example.org`, or as people write it: `www.example.org`. */
export const webAddress = asWritten(readWrittenAddress).refine(isWebAddress, orFault('fault.web'))

/** The same, stored as written. */
export const exactWebAddress = trimmed.refine(isWebAddress, orFault('fault.web'))

function isWebAddress(value: string): boolean {
  return z.url({ protocol: /^https?$/ }).safeParse(value).success
}

/** A host, maybe with a path; without a scheme, an encrypted page is meant. */
function readWrittenAddress(value: string): string | null {
  return /^(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?:\/\S*)?$/i.test(value) ? `https://${value}` : null
}

/** A page that families are sent to: encrypted, public by its name, and without a password in its address. */
export const secureAddress = trimmed.refine(isSecureAddress, orFault('fault.secureWeb'))

function isSecureAddress(value: string): boolean {
  if (!URL.canParse(value) || value.length > 500) return false
  const { protocol, hostname, username, password } = new URL(value)
  return protocol === 'https:' && hostname.includes('.') && username === '' && password === ''
}

/** A week as picked in a form, with a day that lacks a time or ends before it begins: `Tu 08:00-?`. */
const isWholeWeek = (value: string) =>
  value.split(';').every((day) => {
    const times = day.split(' ').at(-1) ?? ''
    return !(times.includes('-') && times.endsWith('?'))
  })

/** Opening hours as stored: `Mo-Fr 07:30-12:00,13:00-16:00; We 07:30-15:00`, or `24/7`. */
export const exactHours = trimmed
  .refine(isWholeWeek, { ...orFault('fault.hoursDay'), abort: true })
  .refine(isExactHours, orFault('fault.hours'))

/** The same, or as written: `Mon-Fri 8:00 AM - 4:00 PM`. */
export const hours = asWritten((value) => (isExactHours(value) ? value : readWrittenHours(value)))
  .refine(isWholeWeek, { ...orFault('fault.hoursDay'), abort: true })
  .refine(isExactHours, orFault('fault.hours'))

function isExactHours(value: string): boolean {
  return value === '24/7' || isHours(value)
}

function isHours(value: string): boolean {
  const timesExist = [...value.matchAll(/(\d\d):(\d\d)/g)].every(
    ([, h, m]) => Number(h) <= 24 && Number(m) < 60,
  )
  const inOrder = (rule: { days: [number, number][]; times: [number, number][] }) =>
    rule.days.every(([from, to]) => from <= to) &&
    rule.times.every(
      ([from, to], index) => from < to && to <= 1440 && from >= (rule.times[index - 1]?.[1] ?? 0),
    )
  return timesExist && (readHours(value)?.every(inOrder) ?? false)
}

/** BCP 47, as far as needed here: a language, optionally with a script and a region. */
export const language = matching(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'fault.language')

/** Words separated by spaces; an empty cell is an empty list. */
export const spaceSeparated = (item: z.ZodType<string, string>) =>
  trimmed.transform((value) => value.split(/\s+/).filter(Boolean)).pipe(z.array(item))

/** A language as people write it: `Spanish`. Stored as its code. */
export const writtenLanguage = asWritten(readWrittenLanguages).pipe(language)

/** Languages as people write them: `English, Spanish`. */
export const writtenLanguages = asWritten(readWrittenLanguages).pipe(spaceSeparated(language))

/** Slugs, space separated. */
export const slugs = spaceSeparated(slug).transform((list) => list.join(' '))

/** Numbers of bus routes: `1-20, 42`. */
export const routes = asWritten(readWrittenRoutes).refine(
  (value) => /^\d{1,4}(-\d{1,4})?(, ?\d{1,4}(-\d{1,4})?)*$/.test(value),
  orFault('fault.routes'),
)

export const wholeNumber = (min: number, max: number) =>
  trimmed
    .refine(
      (value) => /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max,
      orFault('fault.wholeNumber', { least: min, most: max }),
    )
    .transform(Number)

export const decimal = (min: number, max: number) =>
  trimmed
    .refine(
      (value) => /^-?\d+(\.\d+)?$/.test(value) && Number(value) >= min && Number(value) <= max,
      orFault('fault.number', { least: min, most: max }),
    )
    .transform(Number)

const grade = '(?:PK|K|[1-9]|1[0-2])'
const gradesPattern = buildPattern(`^${grade}(-${grade})?(,${grade}(-${grade})?)*$`)

/** Grades of a school or a caseload: `K-5`, `9-12`, `6`, `K,3-5`. */
export const grades = asWritten(readWrittenGrades).refine(
  (value) => gradesPattern.test(value),
  orFault('fault.grades'),
)

/** A range of last names' first letters: `A-L`, `S`. */
export const lastNames = matching(/^[A-Z](-[A-Z])?$/, 'fault.lastNames').refine(
  (range) => range.charAt(0) <= range.charAt(range.length - 1),
  orFault('fault.backwards'),
)

export const singleWord = matching(/^\S+$/, 'fault.word')

export const color = matching(/^#[0-9a-fA-F]{6}$/, 'fault.color')

export const extension = asWritten(readWrittenExtension).refine(
  (value) => /^\d{1,7}$/.test(value),
  orFault('fault.extension'),
)

export const timeZone = trimmed.refine(isTimeZone, orFault('fault.timeZone'))

let knownZone = ''

/** Every edit of a record checks the district's, which takes a tenth of a millisecond. */
function isTimeZone(name: string): boolean {
  if (name === knownZone) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    if (!name.includes('/')) return false
    knownZone = name
    return true
  } catch {
    return false
  }
}
