import { z } from 'zod'
import { todayKinds } from '../directory/today/today-line.js'
import { describedBy } from '../platform/language/described-by.js'

const kind = z.enum(todayKinds).meta(describedBy('fields.todayKind'))
const schools = z.array(z.string()).meta(describedBy('fields.todaySchools'))
const from = z.iso.datetime({ offset: true, local: true }).meta(describedBy('fields.todayFrom'))
const until = z.iso.datetime({ offset: true, local: true }).meta(describedBy('fields.todayUntil'))
const closesOffices = z.boolean().meta(describedBy('fields.todayOffices'))

/** A line that families see now, in one language. */
export const apiTodayLine = z
  .object({
    id: z.int().min(1),
    kind,
    text: z.string().meta(describedBy('fields.todayText')),
    lang: z.string().meta(describedBy('fields.todayLang')),
    schools,
    from,
    until,
    closes_offices: closesOffices,
  })
  .meta({ id: 'TodayLine' })

/** The response of `GET /api/v1/today`. */
export const apiTodayList = z.object({ today: z.array(apiTodayLine) }).meta({ id: 'TodayList' })

/** The body of `POST /api/v1/today`. */
export const newApiTodayLine = z
  .object({
    kind,
    text: z.record(z.string(), z.string()).optional().meta(describedBy('fields.todayTexts')),
    schools: schools.optional(),
    from: from.optional(),
    until: until.optional(),
    closes_offices: closesOffices.optional(),
  })
  .meta({ id: 'NewTodayLine' })

/** The response of `DELETE /api/v1/today`. */
export const apiTodayEnded = z
  .object({ ended: z.int().min(0).meta(describedBy('fields.todayEnded')) })
  .meta({ id: 'TodayEnded' })

export type ApiTodayLine = z.infer<typeof apiTodayLine>
