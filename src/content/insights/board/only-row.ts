import { wording } from '../../../platform/language/wording.js'
import type { Counted } from './counted.js'
import type { BoardCounts } from './read-figure.js'
import type { PeriodFault } from './week-range.js'

/**
 * What a board can be limited to. One thing at a time, and only the numbers of its own: what was asked about at one school would be
 * a table of two properties, and several of those together tell small counts.
 */
export const onlyKinds = ['school', 'level', 'language', 'channel', 'office'] as const
export type OnlyKind = (typeof onlyKinds)[number]

/** The rows of a property that a board is limited to. */
export interface OnlyRow {
  kind: OnlyKind
  /** Such as a slug. */
  key: string
  about: string
  /** Usually one: a school that changed its level has two. */
  rows: { group: string; value: string | null }[]
  /** Their results, none of which is part of another. */
  results: Counted['results']
}

const asked = ['right', 'again', 'unjudged', 'wrong', 'handover'] as const

const kinds: Record<OnlyKind, Pick<OnlyRow, 'about' | 'results'> & { isGroup?: boolean }> = {
  school: { about: 'place', results: asked },
  level: { about: 'place', results: asked, isGroup: true },
  language: { about: 'lang', results: asked },
  channel: { about: 'channel', results: ['named', 'wrong', 'handover'] },
  office: { about: 'matter', results: ['right', 'open', 'wrong'], isGroup: true },
}

/** The property that a board so limited reads; empty for none. */
export function aboutOfOnly(only: string): string {
  const kind = onlyKinds.find((each) => only.startsWith(`${each}:`))
  return kind ? kinds[kind].about : ''
}

/**
 * @param only as in an address: `school:lincoln`; empty for everything
 * @param exists whether there is such a thing now; one that is gone may have counts
 * @returns null for everything; a fault where nothing has this name, and nothing had it in these weeks
 */
export function findOnly(
  only: string,
  { now, before, lastYear }: BoardCounts,
  exists: (kind: OnlyKind, key: string) => boolean,
): OnlyRow | PeriodFault | null {
  if (only === '') return null
  const [given = '', ...rest] = only.split(':')
  const kind = onlyKinds.find((each) => each === given)
  const key = rest.join(':')
  const fault = { field: 'only', ...wording('insights.fault.only', { name: key || only }) } as const
  if (!kind || key === '') return fault
  const { about, results, isGroup = false } = kinds[kind]
  const all = [now, before, lastYear].flatMap((tallies) => tallies.rowsOf(results, about))
  const own = all.filter(({ group, value }) => (isGroup ? value === null && group === key : value === key))
  if (own.length === 0 && !exists(kind, key)) return fault
  const rows = [...new Map(own.map((row) => [`${row.group} ${row.value}`, row])).values()]
  return { kind, key, about, rows, results }
}
