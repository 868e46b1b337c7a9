import { z } from 'zod'
import { describedBy } from '../platform/language/described-by.js'
import { langQuery } from './read-query.js'

/** The query of `GET /api/v1/insights/:figure`. */
export const insightQuery = langQuery.extend({
  length: z.enum(['month', 'year']).optional().meta(describedBy('fields.insightLength')),
  day: z.iso.date().optional().meta(describedBy('fields.insightDay')),
  from: z.iso.date().optional().meta(describedBy('fields.insightFrom')),
  until: z.iso.date().optional().meta(describedBy('fields.insightUntil')),
  only: z.string().optional().meta(describedBy('fields.insightOnly')),
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
    only: z.object({ value: z.string(), name: z.string() }).optional(),
    rest: z.int().min(0),
    rows: z.array(row),
  })
  .meta({ id: 'Insight' })

export type ApiInsight = z.infer<typeof apiInsight>

/** What may be known of a share, in whole percents. */
const gradedShare = z
  .object({
    kind: z.enum(['exact', 'at_least', 'at_most']).meta(describedBy('fields.qualityKind')),
    share: z.number(),
    low: z.number().optional(),
    high: z.number().optional(),
  })
  .nullable()
  .meta(describedBy('fields.insightShare'))

const partOf = z.object({ part: z.int().min(0), of: z.int().min(0) })

const night = z.object({
  night: z.iso.date(),
  national: partOf.meta(describedBy('fields.qualityNational')),
  own: partOf.nullable().meta(describedBy('fields.qualityOwn')),
  refused: partOf,
  same: partOf,
  dangers: partOf,
  false_alarms: partOf,
  middle_ms: z.int().min(0),
  slow_ms: z.int().min(0),
  good: z.boolean().meta(describedBy('fields.qualityGood')),
})

/** The response of `GET /api/v1/insights/quality`. */
export const apiQuality = z
  .object({
    graded: z.object({
      right: gradedShare,
      sure: gradedShare.meta(describedBy('fields.qualitySure')),
      agreed: gradedShare,
    }),
    nights: z.array(night).meta(describedBy('fields.qualityNights')),
  })
  .meta({ id: 'Quality' })

export type ApiQuality = z.infer<typeof apiQuality>
