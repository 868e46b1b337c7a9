import type { z } from 'zod'
import type { AnswerSchool } from '../directory/contacts/resolved-contact.js'
import { wording, wordingOf } from '../platform/language/wording.js'
import type { FieldProblem } from '../platform/web/errors.js'
import { Unprocessable } from '../platform/web/errors.js'
import type { Concern } from './concern.js'
import { concernFields, maxConcernLength, tidy } from './concern-fields.js'

/** Unchecked fields of a form, a query or a JSON body. */
export interface ConcernFields {
  concern: unknown
  school: unknown
  lang: unknown
}

/** Field names in the order of the form. */
const inForm = Object.keys(concernFields.shape)

type Rest = Pick<Concern, 'language' | 'channel'>

/**
 * Reads and checks a concern.
 * @param fields of any type
 * @throws {Unprocessable} with every field problem at once
 */
export function readConcern(fields: ConcernFields, schools: AnswerSchool[], rest: Rest): Concern {
  const read = concernFields.safeParse(fields)
  const school = schools.find(({ slug }) => slug === fields.school) ?? null
  const problems = (read.error?.issues ?? []).map(problemOf)
  if (typeof fields.school === 'string' && fields.school !== '' && !school)
    problems.push({ field: 'school', ...wording('problem.schoolUnknown') })
  problems.sort((a, b) => inForm.indexOf(a.field) - inForm.indexOf(b.field))
  if (!read.success || problems.length > 0) throw new Unprocessable(problems)
  const { concern: text, lang } = read.data
  return { text, school, lang: lang ? (Intl.getCanonicalLocales(lang)[0] ?? null) : null, ...rest }
}

const problemOf = (issue: z.core.$ZodIssue): FieldProblem => ({
  field: String(issue.path[0]),
  ...wordingOf(issue),
})

/** The typed text, to show again in the form; joined if the field was sent more than once. */
export function typedBack(value: unknown): string {
  return tidy(typedText(value) ?? '').slice(0, maxConcernLength * 6)
}

/** The text in a field of any type; lists and objects are joined. Null for none. */
export function typedText(value: unknown): string | null {
  if (typeof value === 'string') return value
  const texts = Object.values(value ?? {}).filter((part) => typeof part === 'string')
  return texts.length > 0 ? texts.join(' ') : null
}
