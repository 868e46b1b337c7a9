import { z } from 'zod'
import { weekdays } from '../../directory/time/weekday.js'
import { dangerKinds } from '../danger/danger.js'

const grades = ['PK', 'K', ...Array.from({ length: 12 }, (_, index) => String(index + 1))]

/**
 * One or more words, as an editor writes them: `bus pass` also means "bus passes"; `"bus pass"`, in quotes, does not.
 * Whole words, one right after the other.
 */
export const phrase = z
  .string()
  .trim()
  .max(120, 'is longer than 120 characters')
  .refine((text) => /[\p{L}\p{N}]/u.test(text), 'has no word in it')
  .refine((text) => !text.includes('*'), 'has a *: other forms of a word are found without it')
  .refine(hasPairedQuotes, 'has a quotation mark inside: put the whole phrase in quotes, or none of it')

function hasPairedQuotes(text: string): boolean {
  return !/["“”]/.test(text.replace(/^["“](.*)["”]$/, '$1'))
}

export const grade = z.string().refine((text) => grades.includes(text), 'is not a grade: PK, K, 1 … 12')
export const weekday = z.enum(weekdays, `is not one of ${weekdays.join(', ')}`)
export const schoolLevel = z.enum(['elementary', 'middle', 'high'], 'is not one of elementary, middle, high')
export const dangerKind = z.enum(dangerKinds, `is not one of ${dangerKinds.join(', ')}`)
export const emergencyLevel = z.enum(['now', 'support'], 'is not one of now, support')

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time such as 07:30')
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))

const id = z.string().min(1, 'is empty')
const listOf = <T extends z.ZodType>(item: T) => z.array(item).default([])

/** From a time up to, not including, another; past midnight where it ends before it begins. */
export const timeOfDay = z
  .strictObject({ from: clock, to: clock })
  .refine(({ from, to }) => from !== to, 'begins and ends at the same time')

/** When a rule fires: where everything holds. What is left out always holds. */
export const ruleConditions = z.strictObject({
  /** At least one of these phrases is said. */
  any: listOf(phrase),
  /** All of these are said. */
  all: listOf(phrase),
  /** None of these is said. */
  none: listOf(phrase),
  /** Slugs. A concern without a school is at none of them; the same goes for levels and grades. */
  schools: listOf(id),
  levels: listOf(schoolLevel),
  grades: listOf(grade),
  /** `es` also means `es-MX`. */
  languages: listOf(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'is not a language such as en or es')),
  /** Of the district's clocks; a time that goes past midnight belongs to the day it begins on. */
  weekdays: listOf(weekday),
  time: timeOfDay.nullable().default(null),
})

const words = z.string().trim().min(1, 'is empty')

/** What a rule does: exactly one thing. */
export const ruleAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('topic'), topic: id }),
  z.strictObject({ kind: z.literal('office'), office: id }),
  /** An office of a school, at this one whatever school was chosen. */
  z.strictObject({ kind: z.literal('contact'), office: id, school: id }),
  /** Words shown above the answer, by language. */
  z.strictObject({ kind: z.literal('notice'), words: z.object({ en: words }).catchall(words) }),
  z.strictObject({
    kind: z.literal('emergency'),
    level: emergencyLevel,
    kinds: z.array(dangerKind).min(1, 'is empty'),
  }),
])

const date = z.string().refine(isDate, 'is not a date that exists, such as 2026-11-25')

function isDate(value: string): boolean {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null
  return moment !== null && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value)
}

export const rule = z
  .object({
    id,
    name: words,
    /** Why this rule exists; matching does not read it. */
    why: z.string().default(''),
    conditions: ruleConditions,
    action: ruleAction,
    /** First and last day, inclusive, on the district's clocks. */
    startsOn: date.nullable(),
    endsOn: date.nullable(),
  })
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn, {
    path: ['endsOn'],
    message: 'is before the first day',
  })

/** A rule as it is stored and published: conditions that are left out are not there. */
export type Rule = z.input<typeof rule>
export type RuleConditions = z.input<typeof ruleConditions>
export type RuleAction = z.output<typeof ruleAction>
/** A rule read and checked: every condition is there, clock times are minutes after midnight. */
export type CheckedRule = z.output<typeof rule>
