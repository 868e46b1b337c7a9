import type { FieldProblem } from '../web/errors.js'
import { Unprocessable } from '../web/errors.js'
import type { AnswerSchool } from './answer.js'
import type { Concern } from './concern.js'

/** Longest text of a concern, in characters (code points). */
export const longestConcern = 2000

/** What came in, of any type: the fields of a form, a query or a JSON body. */
export interface ConcernFields {
  concern: unknown
  school: unknown
  lang: unknown
}

type Rest = Pick<Concern, 'language' | 'channel'>

/**
 * Reads and checks a concern.
 * @param fields as they came; nothing about their types is known
 * @throws {Unprocessable} with every field problem at once
 */
export function readConcern(fields: ConcernFields, schools: AnswerSchool[], rest: Rest): Concern {
  const problems: FieldProblem[] = []
  const note = <T>(field: keyof ConcernFields, result: T | Refusal): T | null => {
    if (!(result instanceof Refusal)) return result
    problems.push({ field, key: result.key, values: result.values })
    return null
  }
  const text = note('concern', readText(fields.concern))
  const school = note('school', readSchool(fields.school, schools))
  const lang = note('lang', readTag(fields.lang))
  if (text === null || problems.length > 0) throw new Unprocessable(problems)
  return { text, school, lang, ...rest }
}

/** What to put back in the form: the text as typed where it was text at all. */
export function typedBack(value: unknown): string {
  return typeof value === 'string' ? tidy(value).slice(0, longestConcern * 6) : ''
}

class Refusal {
  constructor(
    readonly key: FieldProblem['key'],
    readonly values: Record<string, string | number> = {},
  ) {}
}

function readText(value: unknown): string | Refusal {
  if (value === undefined || value === null) return new Refusal('problem.concernMissing')
  if (typeof value !== 'string') return new Refusal('problem.concernWrong')
  // U+FFFD stands where bytes were no UTF-8; half a surrogate pair is no letter either.
  if (/\p{Surrogate}|\uFFFD/u.test(value)) return new Refusal('problem.concernUnreadable')
  const text = tidy(value)
  if (text === '') return new Refusal('problem.concernMissing')
  if ((text.match(/[\p{L}\p{N}\p{Extended_Pictographic}]/gu) ?? []).length < 2)
    return new Refusal('problem.concernShort')
  const length = [...text].length
  if (length > longestConcern)
    return new Refusal('problem.concernLong', { count: length - longestConcern, most: longestConcern })
  return text
}

/** One way to write each letter, plain line ends, and no characters that nobody typed on purpose. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .trim()
}

function readSchool(value: unknown, schools: AnswerSchool[]): AnswerSchool | null | Refusal {
  if (value === undefined || value === null || value === '') return null
  return schools.find((school) => school.slug === value) ?? new Refusal('problem.schoolUnknown')
}

function readTag(value: unknown): string | null | Refusal {
  if (value === undefined || value === null || value === '') return null
  if (typeof value !== 'string' || value.length > 35) return new Refusal('problem.langWrong')
  try {
    return Intl.getCanonicalLocales(value)[0] ?? null
  } catch {
    return new Refusal('problem.langWrong')
  }
}
