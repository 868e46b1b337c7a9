import type { RecordFilter } from '../../content/records/record-list-store.js'
import { daysUnchecked } from '../../directory/contacts/days-unchecked.js'
import { addDays, localDate } from '../../directory/time/local-time.js'

/** A list's query. */
export interface ListQuery {
  q: string
  school: string
  office: string
  unchecked: boolean
  away: boolean
  page: number
}

export function readListQuery(query: Record<string, unknown>): ListQuery {
  const text = (name: string) =>
    typeof query[name] === 'string' ? (query[name] as string).trim().slice(0, 100) : ''
  return {
    q: text('q'),
    school: text('school'),
    office: text('office'),
    unchecked: text('unchecked') === 'yes',
    away: text('away') === 'yes',
    page: Math.max(1, Math.min(10_000, Number.parseInt(text('page'), 10) || 1)),
  }
}

/** @param offices the account may edit; null for all */
export function filterOf(
  { q, school, office, unchecked, away }: ListQuery,
  offices: readonly string[] | null,
  now: Date,
  timeZone: string,
): RecordFilter {
  return {
    q: q || null,
    school: school || null,
    office: office || null,
    uncheckedSince: unchecked ? uncheckedSince(now, timeZone) : null,
    awayOn: away ? localDate(now, timeZone) : null,
    offices,
  }
}

/** ISO date before which a check counts as too old. */
export function uncheckedSince(now: Date, timeZone: string): string {
  return addDays(localDate(now, timeZone), -daysUnchecked)
}
