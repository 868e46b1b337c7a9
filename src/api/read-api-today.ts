import { z } from 'zod'
import { readGivenMoment } from '../content/today/read-given-moment.js'
import type { TodayDraft } from '../content/today/read-today-draft.js'
import { todayKinds } from '../directory/today/today-line.js'
import { type FieldProblem, Unprocessable } from '../platform/web/errors.js'

/** Checks only types: the content is checked together with the forms of staff. */
const body = z.strictObject({
  kind: z.string(),
  text: z.record(z.string(), z.string()).nullish(),
  schools: z.array(z.string()).nullish(),
  from: z.string().nullish(),
  until: z.string().nullish(),
  closes_offices: z.boolean().nullish(),
})

/**
 * Reads the body of a new line.
 * @param timeZone of the district, for moments without an offset
 * @throws {Unprocessable} with every field of a wrong type
 */
export function readApiToday(given: unknown, timeZone: string): TodayDraft {
  const read = body.safeParse(given)
  if (!read.success) throw new Unprocessable(read.error.issues.flatMap(problemsOf))
  const { kind, text, schools, from, until, closes_offices } = read.data
  return {
    kind,
    texts: text ?? {},
    schools: schools ?? [],
    from: readGivenMoment(from ?? '', timeZone),
    until: readGivenMoment(until ?? '', timeZone),
    closesOffices: closes_offices ?? false,
  }
}

const faults = {
  kind: 'todayRoom.fault.kind',
  text: 'todayRoom.fault.text',
  schools: 'todayRoom.fault.list',
  from: 'todayRoom.fault.moment',
  until: 'todayRoom.fault.moment',
  closes_offices: 'todayRoom.fault.yesNo',
} as const

function problemsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((field) => ({
      field: field.slice(0, 40),
      key: 'todayRoom.fault.unknown',
      values: { list: Object.keys(faults).join(', ') },
    }))
  const field = String(issue.path[0]) as keyof typeof faults
  return [{ field, key: faults[field], values: field === 'kind' ? { list: todayKinds.join(', ') } : {} }]
}
