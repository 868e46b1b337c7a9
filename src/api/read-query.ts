import { z } from 'zod'
import { describedBy } from '../platform/language/described-by.js'
import { type Wording, wording } from '../platform/language/wording.js'
import { Unprocessable } from '../platform/web/errors.js'

/** Allowed values, stated with a field problem. */
const bounds = { page: { min: 1, max: 10_000 }, per_page: { min: 1, max: 200 } }
const maxTextLength = 100

const number = (field: keyof typeof bounds, preset: number) => {
  const { min, max } = bounds[field]
  return z.coerce.number().int().min(min).max(max).default(preset)
}

const text = () => z.string().max(maxTextLength)

/** The language of words. Languages not offered fall back to the main one. */
const lang = z.string().optional().meta(describedBy('fields.lang'))

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
  const fields = new Set(read.error.issues.map(({ path }) => String(path[0])))
  throw new Unprocessable([...fields].map((field) => ({ field, ...faultOf(field) })))
}

function faultOf(field: string): Wording {
  if (!(field in bounds)) return wording('query.textWrong', { most: maxTextLength })
  const { min, max } = bounds[field as keyof typeof bounds]
  return wording('query.numberWrong', { least: min, most: max })
}
