import { z } from 'zod'
import { describedBy } from '../platform/language/described-by.js'
import type { WordKey } from '../platform/language/words.js'
import { type FieldProblem, Unprocessable } from '../platform/web/errors.js'

/** Allowed values, stated with a field problem. */
const bounds: Record<string, Record<string, number>> = {
  page: { least: 1, most: 10_000 },
  per_page: { least: 1, most: 200 },
  q: { most: 100 },
}

const number = (field: 'page' | 'per_page', preset: number) => {
  const wrong: WordKey = 'query.numberWrong'
  const { least = 1, most = 1 } = bounds[field] ?? {}
  return z.coerce.number(wrong).int(wrong).min(least, wrong).max(most, wrong).default(preset)
}

const text = () => z.string('query.textWrong').max(bounds.q?.most ?? 0, 'query.textWrong')

/** The language of words. Languages not offered fall back to the main one. */
const lang = z.string('query.textWrong').optional().meta(describedBy('fields.lang'))

export const langQuery = z.object({ lang })

export const listQuery = z.object({
  page: number('page', 1).meta(describedBy('fields.pageNumber')),
  per_page: number('per_page', 100).meta(describedBy('fields.perPage')),
  lang,
})

export const topicQuery = z.object({ school: text().optional().meta(describedBy('fields.atSchool')), lang })
export const topicListQuery = listQuery.extend(topicQuery.shape)

export const peopleQuery = listQuery.extend({
  q: text().optional().meta(describedBy('fields.name')),
  school: text().optional().meta(describedBy('fields.schoolSlug')),
  office: text().optional().meta(describedBy('fields.office')),
})

/** Reads a query string. @throws {Unprocessable} with every field problem at once */
export function readQuery<T extends z.ZodType>(schema: T, query: unknown): z.output<T> {
  const read = schema.safeParse(query)
  if (read.success) return read.data
  throw new Unprocessable(read.error.issues.map(({ path, message }) => problemOf(String(path[0]), message)))
}

function problemOf(field: string, message: string): FieldProblem {
  return { field, key: message as WordKey, values: bounds[field] ?? bounds.q ?? {} }
}
