import { z } from 'zod'
import { describedBy } from '../platform/language/described-by.js'
import { orFault, orKey } from '../platform/language/wording.js'

/** Max length of a concern, in characters (code points). */
export const maxConcernLength = 2000

const text = z
  .string({
    error: ({ input }) => (input == null ? orKey('problem.concernMissing') : orKey('problem.concernWrong')),
  })
  // U+FFFD marks bytes that were not UTF-8; half a surrogate pair is not a letter either.
  .refine((typed) => !/\p{Surrogate}|\uFFFD/u.test(typed), {
    ...orFault('problem.concernUnreadable'),
    abort: true,
  })
  .transform(tidy)
  .superRefine((tidied, { addIssue }) => {
    const tooMany = [...tidied].length - maxConcernLength
    const fault = (or: ReturnType<typeof orFault>) => addIssue({ code: 'custom', ...or })
    if (tidied === '') fault(orFault('problem.concernMissing'))
    else if (lettersIn(tidied) < 2) fault(orFault('problem.concernShort'))
    else if (tooMany > 0) fault(orFault('problem.concernLong', { count: tooMany, most: maxConcernLength }))
  })

/** The fields of a question from a form, query or JSON body. Schools are not checked here. */
export const concernFields = z
  .object({
    concern: text.meta({ ...describedBy('fields.concern'), minLength: 2, maxLength: maxConcernLength }),
    school: z.string(orKey('problem.schoolUnknown')).nullish().meta(describedBy('fields.askSchool')),
    lang: z
      .string(orKey('problem.langWrong'))
      .max(35, orKey('problem.langWrong'))
      .refine((tag) => tag === '' || isTag(tag), orFault('problem.langWrong'))
      .nullish()
      .meta(describedBy('fields.askLang')),
  })
  .meta({ id: 'Question' })

/** Normalizes letters and line ends; removes characters that nobody types on purpose. */
export function tidy(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .trim()
}

function lettersIn(tidied: string): number {
  return (tidied.match(/[\p{L}\p{N}\p{Extended_Pictographic}]/gu) ?? []).length
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
