import type { z } from 'zod'
import type { WordKey } from './words.js'

/** What words are filled with. A wording, or a list of them, is said in the same language. */
export type WordValues = Record<string, string | number | Wording | readonly Wording[]>

/** Something to say, in no language yet: the key of its words, and what they are filled with. Faults are kept so until they are shown. */
export interface Wording {
  key: WordKey
  values: WordValues
}

/** Makes a wording. `test/faults.test.ts` reads these calls: write the key and the names of the values out. */
export const wording = (key: WordKey, values: WordValues = {}): Wording => ({ key, values })

/** Tells a wording from what is shown as it is. */
export function isWording(value: unknown): value is Wording {
  return typeof value === 'object' && value !== null && 'key' in value && 'values' in value
}

/** What a check of zod says where it fails: `.refine(isDate, orFault('fault.date'))`. */
export const orFault = (key: WordKey, values: WordValues = {}) => ({
  params: { wording: wording(key, values) },
})

/** What an issue of zod is about: what `orFault` said, or the values that are allowed. */
export function wordingOf(issue: z.core.$ZodIssue): Wording {
  if (issue.code === 'custom' && issue.params?.wording) return issue.params.wording as Wording
  if (issue.code === 'invalid_value') return wording('fault.oneOf', { list: issue.values.join(', ') })
  return wording('fault.wrong')
}
