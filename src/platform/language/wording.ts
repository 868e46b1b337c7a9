import type { z } from 'zod'
import type { WordKey } from './words.js'

/** The values of a text. A wording, a list of wordings, or a date is put into the same language. */
export type WordValues = Record<string, string | number | Wording | readonly Wording[] | DateValue>

/** A date such as `2026-10-14`, written as the language of the text does: October 14, 2026. */
export interface DateValue {
  isoDate: string
}

/** A text that is not in any language yet: its key and its values. Faults stay in this form until they are shown. */
export interface Wording {
  key: WordKey
  values: WordValues
}

/** Makes a wording. `test/faults.test.ts` reads these calls: write the key and the names of the values out. */
export const wording = (key: WordKey, values: WordValues = {}): Wording => ({ key, values })

/** Tells a wording from a value that is shown as it is. */
export function isWording(value: unknown): value is Wording {
  return typeof value === 'object' && value !== null && 'key' in value && 'values' in value
}

/** Tells a date from a value that is shown as it is. */
export function isDateValue(value: unknown): value is DateValue {
  return typeof value === 'object' && value !== null && 'isoDate' in value
}

/** The fault of a zod check: `.refine(isDate, orFault('fault.date'))`. */
export const orFault = (key: WordKey, values: WordValues = {}) => ({
  params: { wording: wording(key, values) },
})

/** The fault of a check that zod makes itself, such as the type: `z.string(orKey('problem.langWrong'))`. Without values. */
export const orKey = (key: WordKey): string => `${keyMark}${key}`

const keyMark = 'key:'

/** The fault of a zod issue: the one from `orFault` or `orKey`, or the list of allowed values. */
export function wordingOf(issue: z.core.$ZodIssue): Wording {
  if (issue.code === 'custom' && issue.params?.wording) return issue.params.wording as Wording
  if (issue.message.startsWith(keyMark)) return wording(issue.message.slice(keyMark.length) as WordKey)
  if (issue.code === 'invalid_value') return wording('fault.oneOf', { list: issue.values.join(', ') })
  return wording('fault.wrong')
}
