import { z } from 'zod'
import { schoolLevels } from '../../directory/model/topic.js'
import { weekdays } from '../../directory/time/local-time.js'
import { orFault } from '../../platform/language/wording.js'
import { dangerKinds } from '../danger/danger.js'

const maxPhraseLength = 120
const grades = ['PK', 'K', ...Array.from({ length: 12 }, (_, index) => String(index + 1))]

/**
 * One or more adjacent whole words, as an editor types them: `bus pass` also matches "bus passes"; `"bus pass"`, in
 * quotes, does not.
 */
export const phrase = z
  .string()
  .trim()
  .refine((text) => text.length <= maxPhraseLength, orFault('fault.long', { most: maxPhraseLength }))
  .refine((text) => /[\p{L}\p{N}]/u.test(text), orFault('fault.noWord'))
  .refine((text) => !text.includes('*'), orFault('fault.star'))
  .refine(hasPairedQuotes, orFault('fault.quoteInside'))

function hasPairedQuotes(text: string): boolean {
  return !/["“”]/.test(text.replace(/^["“](.*)["”]$/, '$1'))
}

export const grade = z.string().refine((text) => grades.includes(text), orFault('fault.grade'))
export const weekday = z.enum(weekdays)
export const schoolLevel = z.enum(schoolLevels)
export const dangerKind = z.enum(dangerKinds)
export const emergencyLevel = z.enum(['now', 'support'])

const clock = z
  .string()
  .refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), orFault('fault.time'))
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))

const language = z
  .string()
  .refine((text) => /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(text), orFault('fault.language'))
const id = z.string().refine((text) => text !== '', orFault('fault.empty'))
const listOf = <T extends z.ZodType>(item: T) => z.array(item).default([])

/** A time span, end exclusive; past midnight if it ends before it begins. */
export const timeOfDay = z
  .strictObject({ from: clock, to: clock })
  .refine(({ from, to }) => from !== to, orFault('fault.sameTimes'))

/** A rule's conditions: it matches when all hold. Absent conditions always hold. */
export const ruleConditions = z.strictObject({
  /** At least one of these phrases occurs. */
  any: listOf(phrase),
  /** All of these occur. */
  all: listOf(phrase),
  /** None of these occurs. */
  none: listOf(phrase),
  /** Slugs. A concern without a school is at none of them; likewise for levels and grades. */
  schools: listOf(id),
  levels: listOf(schoolLevel),
  grades: listOf(grade),
  /** `es` includes `es-MX`. */
  languages: listOf(language),
  /** In the district's time zone; a span past midnight belongs to the day it begins on. */
  weekdays: listOf(weekday),
  time: timeOfDay.nullable().default(null),
  /** For notices: slugs and ids of the found topics and offices. With both, one office must be found by such a topic. */
  topics: listOf(id),
  offices: listOf(id),
})

const words = z
  .string()
  .trim()
  .refine((text) => text !== '', orFault('fault.empty'))

/** A check and its fault, for `refine`: distress brings the calm line only, since the lines above everything are for danger. */
export const noDistressNow: [
  (help: { level: string; kinds: readonly string[] }) => boolean,
  { path: PropertyKey[] } & ReturnType<typeof orFault>,
] = [
  ({ level, kinds }) => level !== 'now' || !kinds.includes('distress'),
  { path: ['kinds'], ...orFault('fault.distressNow') },
]

/** A rule's action: exactly one. */
export const ruleAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('topic'), topic: id }),
  z.strictObject({ kind: z.literal('office'), office: id }),
  /** A school's office, for any chosen school. */
  z.strictObject({ kind: z.literal('contact'), office: id, school: id }),
  /** Text above the answer, by language. */
  z.strictObject({ kind: z.literal('notice'), words: z.object({ en: words }).catchall(words) }),
  z
    .strictObject({
      kind: z.literal('emergency'),
      level: emergencyLevel,
      kinds: z.array(dangerKind).refine((kinds) => kinds.length > 0, orFault('fault.empty')),
    })
    .refine(...noDistressNow),
])

const date = z.string().refine(isDate, orFault('fault.date'))

function isDate(value: string): boolean {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null
  return moment !== null && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value)
}

export const rule = z
  .object({
    id,
    name: words,
    /** Why this rule exists; for editors only. */
    why: z.string().default(''),
    conditions: ruleConditions,
    action: ruleAction,
    /** First and last day, inclusive, in the district's time zone. */
    startsOn: date.nullable(),
    endsOn: date.nullable(),
  })
  .refine(({ action, conditions }) => action.kind === 'notice' || conditions.topics.length === 0, {
    path: ['conditions', 'topics'],
    ...orFault('fault.foundNotice'),
  })
  .refine(({ action, conditions }) => action.kind === 'notice' || conditions.offices.length === 0, {
    path: ['conditions', 'offices'],
    ...orFault('fault.foundNotice'),
  })
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn, {
    path: ['endsOn'],
    ...orFault('fault.beforeStart'),
  })

/** A rule as stored and published; absent conditions are left out. */
export type Rule = z.input<typeof rule>
export type RuleConditions = z.input<typeof ruleConditions>
export type RuleAction = z.output<typeof ruleAction>
/** A checked rule: every condition is present, and times are minutes after midnight. */
export type CheckedRule = z.output<typeof rule>
