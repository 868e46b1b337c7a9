import { z } from 'zod'
import { describedBy } from '../platform/language/described-by.js'
import type { WordKey } from '../platform/language/words.js'
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
    total: z.object({ now: count, before: count, last_year: count }).meta(describedBy('fields.insightTotal')),
    rest: z.int().min(0),
    rows: z.array(row),
    jump: z
      .object({
        ...{ group: z.string(), value: z.string().nullable(), name: z.string() },
        ...{ week: z.iso.date(), times: count, before: count },
      })
      .nullable()
      .meta(describedBy('fields.insightJump')),
  })
  .meta({ id: 'Insight' })

export type ApiInsight = z.infer<typeof apiInsight>

const upkeepRow = z.object({ value: z.string(), name: z.string(), count: z.int().min(0) })
const upkeep = (of: WordKey) =>
  z.object({ of: z.int().min(0).meta(describedBy(of)), rows: z.array(upkeepRow) })

/** The response of `GET /api/v1/insights/upkeep`. */
export const apiUpkeep = z
  .object({
    contact_age: upkeep('fields.upkeepContacts').meta(describedBy('fields.upkeepAge')),
    ownerless: upkeep('fields.upkeepTopics').meta(describedBy('fields.upkeepOwnerless')),
    coverage: upkeep('fields.upkeepTopics').meta(describedBy('fields.upkeepCoverage')),
  })
  .meta({ id: 'Upkeep' })

export type ApiUpkeep = z.infer<typeof apiUpkeep>

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

/** Who changed something, and when. */
const change = { at: z.iso.datetime(), by: z.string().nullable().meta(describedBy('fields.qualityBy')) }

const drop = z.object({
  since: z.iso.date().meta(describedBy('fields.qualitySince')),
  lost: z.int().min(0),
  gained: z.int().min(0),
  dangers: z.int().min(0),
  publications: z.array(z.object({ revision: z.int(), ...change })),
  changes: z
    .array(z.object({ kind: z.string(), name: z.string(), count: z.int().min(1), ...change }))
    .meta(describedBy('fields.qualityChanges')),
  silent: z.array(z.string()).meta(describedBy('fields.qualitySilent')),
})

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
  accepted_by: z.string().nullable().meta(describedBy('fields.qualityAcceptedBy')),
  drop: drop.nullable().meta(describedBy('fields.qualityDrop')),
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
