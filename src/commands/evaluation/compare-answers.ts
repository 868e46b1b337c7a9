import { isHit, isStrictHit, type Judged } from './measure.js'

/** One concern of an earlier run, as written to a file. */
export interface KeptAnswer {
  id: string
  office: string | null
  hit: boolean
  strict: boolean
  confident: boolean
  help: 'now' | 'support' | null
}

export function keepAnswers(judged: readonly Judged[]): KeptAnswer[] {
  return judged.map((j) => ({
    id: j.concern.id,
    office: j.offices[0] ?? null,
    confident: j.confident,
    help: j.help,
    hit: isHit(j),
    strict: isStrictHit(j),
  }))
}

/** Changes since an earlier run, item by item, as text. */
export function printChanges(before: readonly KeptAnswer[], judged: readonly Judged[]): string {
  const now = new Map(keepAnswers(judged).map((answer) => [answer.id, answer]))
  const pairs = before.flatMap((was) => {
    const is = now.get(was.id)
    return is ? [{ was, is }] : []
  })
  const ids = (holds: (pair: (typeof pairs)[number]) => boolean) =>
    pairs.filter(holds).map(({ was, is }) => `${was.id} (${was.office} → ${is.office})`)
  const rows: [string, string[]][] = [
    ['won', ids(({ was, is }) => !was.hit && is.hit)],
    ['lost', ids(({ was, is }) => was.hit && !is.hit)],
    ['refused now', ids(({ was, is }) => was.confident && !is.confident)],
    ['no longer refused', ids(({ was, is }) => !was.confident && is.confident)],
    ['gained help', ids(({ was, is }) => was.help === null && is.help !== null)],
    ['lost help', ids(({ was, is }) => was.help !== null && is.help === null)],
    ['gained the lines', ids(({ was, is }) => was.help !== 'now' && is.help === 'now')],
    ['lost the lines', ids(({ was, is }) => was.help === 'now' && is.help !== 'now')],
  ]
  return rows
    .map(([what, found]) => `${what}: ${found.length}${found.length ? `: ${found.join(', ')}` : ''}`)
    .join('\n')
}

/** A concern that was not answered the same way twice, and what differs: `offices`, `outcome`, `help`, `score`, `engine`, `signals`. */
export interface Difference {
  id: string
  what: string[]
  /** Signals that spoke only once of the two times. */
  silent: string[]
}

/** Concerns that were not answered the same way twice. */
export function differences(first: readonly Judged[], second: readonly Judged[]): Difference[] {
  return first.flatMap((one, i) => {
    const other = second[i]!
    const what = compared.filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]))
    if (what.length === 0) return []
    const silent = [...new Set([...one.signals, ...other.signals])].filter(
      (name) => !one.signals.includes(name) || !other.signals.includes(name),
    )
    return [{ id: one.concern.id, what, silent }]
  })
}

const compared = ['offices', 'outcome', 'help', 'score', 'engine', 'signals'] as const
