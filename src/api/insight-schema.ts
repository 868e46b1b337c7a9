import { z } from 'zod'
import { describedBy } from '../platform/language/described-by.js'
import { langQuery } from './read-query.js'

/** The query of `GET /api/v1/insights/:figure`. */
export const insightQuery = langQuery.extend({
  length: z.enum(['month', 'year']).optional().meta(describedBy('fields.insightLength')),
  day: z.iso.date().optional().meta(describedBy('fields.insightDay')),
  from: z.iso.date().optional().meta(describedBy('fields.insightFrom')),
  until: z.iso.date().optional().meta(describedBy('fields.insightUntil')),
})

/** A number that may be shown. */
const count = z
  .object({ times: z.int().min(10), exact: z.boolean().meta(describedBy('fields.insightExact')) })
  .nullable()

const share = z
  .object({ share: z.number().nullable(), low: z.number(), high: z.number() })
  .nullable()
  .meta(describedBy('fields.insightShare'))

const row = z.object({
  group: z.string(),
  value: z.string().nullable(),
  name: z.string(),
  now: count,
  before: count,
  last_year: count,
  asked: count.optional(),
  rates: z
    .object({ refused: share, right: share, wrong: share, again: share, wrongAnswers: share })
    .partial()
    .optional()
    .meta(describedBy('fields.insightRates')),
})

/** The response of `GET /api/v1/insights/:figure`. */
export const apiInsight = z
  .object({
    figure: z.string(),
    length: z.enum(['month', 'year', 'range']),
    from: z.iso.date(),
    until: z.iso.date(),
    open: z.boolean(),
    rest: z.int().min(0),
    rows: z.array(row),
  })
  .meta({ id: 'Insight' })

export type ApiInsight = z.infer<typeof apiInsight>
