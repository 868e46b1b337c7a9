import { isValidPhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js'
import { z } from 'zod'
import { readHours } from '../../platform/language/hours.js'
import { buildPattern } from '../../platform/text/build-pattern.js'

/** What a cell of a seed file can hold. Reasons complete "<column> …" in plain words. */

const trimmed = z.string().trim()
const orNull = (value: string) => (value === '' ? null : value)

/** Anything, but not nothing. */
export const words = trimmed.min(1, 'is empty')

/** Anything; empty is null. */
export const maybeWords = trimmed.transform(orNull)

/** Makes an empty cell null, and anything else what `cell` says. */
export function maybe<T extends z.ZodType<unknown, string>>(cell: T): z.ZodType<z.output<T> | null, string> {
  return trimmed.transform((value, context) => {
    if (value === '') return null
    const result = cell.safeParse(value)
    if (result.success) return result.data
    context.addIssue(result.error.issues[0]?.message ?? 'is wrong')
    return z.NEVER
  })
}

export const slug = trimmed.regex(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  'is not an id: lower-case letters, digits and hyphens, such as late-bus',
)

export const yesNo = trimmed
  .refine((value) => /^(yes|no|true|false)$/.test(value), 'is not yes or no')
  .transform((value) => value === 'yes' || value === 'true')

export const oneOf = <const T extends readonly string[]>(...allowed: T) =>
  trimmed.pipe(z.enum(allowed, `is not one of ${allowed.join(', ')}`))

export const date = trimmed.refine(isDate, 'is not a date that exists, such as 2026-11-25')

function isDate(value: string): boolean {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null
  return moment !== null && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value)
}

export const clock = trimmed.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time such as 07:30')

/** Written in any way: `(216) 555-0100`, `216.555.0100`, `+1 216 555 0100`. Kept as E.164. */
export const phone = trimmed
  .transform(plainPhone)
  .refine(isPhone, 'is not a phone number such as +12165550100 or (216) 555-0100')

/** The same, where what is written is kept as it is. */
export const exactPhone = trimmed.refine(isPhone, 'is not a phone number such as +12165550100')

/** What the phone of a help line can also be: `911`, `741741`. */
export const phoneOrShortCode = trimmed
  .transform((value) => (isShortCode(value) ? value : plainPhone(value)))
  .refine(
    (value) => isShortCode(value) || isPhone(value),
    'is not a phone number such as +18005550100 or a short code such as 988',
  )

const isShortCode = (value: string) => /^[1-9]\d{2,5}$/.test(value)

/** What is no phone number stays as it is, to be shown to the one who wrote it. A number with an extension is none. */
function plainPhone(value: string): string {
  const found = parsePhoneNumberFromString(value, { defaultCountry: 'US', extract: false })
  return found && !found.ext ? found.number : value
}

// 555-01xx is kept for fiction: no such number is ever valid, and a sample district has no other.
function isPhone(value: string): boolean {
  return /^\+1\d{3}55501\d{2}$/.test(value) || (/^\+[1-9]\d{6,14}$/.test(value) && isValidPhoneNumber(value))
}

export const email = trimmed.pipe(z.email('is not an e-mail address'))
export const webAddress = trimmed.pipe(
  z.url({ protocol: /^https?$/, error: 'is not a web address that starts with https://' }),
)

/** Opening hours: `Mo-Fr 07:30-12:00,13:00-16:00; We 07:30-15:00`, or `24/7`. */
export const hours = trimmed.refine(
  (value) => value === '24/7' || isHours(value),
  'is not opening hours such as Mo-Fr 07:30-16:00; Sa 09:00-12:00',
)

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

/** BCP 47, as far as it is used here: a language, perhaps a script and a region. */
export const language = trimmed.regex(
  /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/,
  'is not a language code such as en, es or zh',
)

/** Words with spaces between; empty is an empty list. */
export const spaceSeparated = (item: z.ZodType<string, string>) =>
  trimmed.transform((value) => value.split(/\s+/).filter(Boolean)).pipe(z.array(item))

export const wholeNumber = (least: number, most: number) =>
  trimmed
    .refine(
      (value) => /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most,
      `is not a whole number from ${least} to ${most}`,
    )
    .transform(Number)

export const decimal = (least: number, most: number) =>
  trimmed
    .refine(
      (value) => /^-?\d+(\.\d+)?$/.test(value) && Number(value) >= least && Number(value) <= most,
      `is not a number from ${least} to ${most}`,
    )
    .transform(Number)

const grade = '(?:PK|K|[1-9]|1[0-2])'

/** Grades of a school or a caseload: `K-5`, `9-12`, `6`, `K,3-5`. */
export const grades = trimmed.regex(
  buildPattern(`^${grade}(-${grade})?(,${grade}(-${grade})?)*$`),
  'is not grades such as K-5, 9-12 or 6',
)

/** First letters of last names, in the order of the alphabet: `A-L`, `S`. */
export const lastNames = trimmed
  .regex(/^[A-Z](-[A-Z])?$/, 'is not a range of last names such as A-L')
  .refine((range) => range.charAt(0) <= range.charAt(range.length - 1), 'ends before it begins')

export const singleWord = trimmed.regex(/^\S+$/, 'is not a single word')

export const colour = trimmed.regex(/^#[0-9a-fA-F]{6}$/, 'is not a color such as #15484a')

export const extension = trimmed.regex(/^\d{1,7}$/, 'is not an extension: digits alone')

export const timeZone = trimmed.refine(isTimeZone, 'is not a time zone such as America/New_York')

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name.includes('/')
  } catch {
    return false
  }
}
