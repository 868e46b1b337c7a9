import { eachInSlices, type Slices } from '../../platform/threads/slices.js'
import type { DayFact } from './insight-store.js'
import { weekOf } from './periods.js'
import type { CountNode, CountWay } from './publish-counts.js'

type Result = DayFact['result']

/** Every inquiry, and every referral, has one value of each of these, so the counts of one are those of all. */
const totals: Partial<Record<Result, string>> = {
  ...{ right: 'matter', open: 'matter' },
  ...{ again: 'lang', unjudged: 'lang' },
}
const usualTotal = 'channel'

/** The way that divides inquiries whose office was named into `right` and `open`, and `open` into `again` and `unjudged`. */
export const judgedWay = 'judged'

/** The facts of each result, by property. */
type SortedFacts = ReadonlyMap<Result, ReadonlyMap<string, readonly DayFact[]>>

/** All inquiries, divided by result; each result by each property; each property by group and value. */
export function* buildInquiryTree(all: readonly DayFact[]): Slices<CountNode> {
  const facts = yield* sortFacts(all)
  const rows: CountNode[] = []
  for (const result of ['handover', 'named', 'wrong'] as const) {
    rows.push(yield* result === 'named' ? namedNode(facts) : nodeOf(result, facts))
  }
  const counts = addCounts(rows.map((row) => row.counts))
  return { key: '', counts, ways: [{ about: 'result', rows: rows.filter(hasCome) }] }
}

/** All referrals, divided by each property. */
export function* buildReferralTree(all: readonly DayFact[]): Slices<CountNode> {
  return yield* nodeOf('referral', yield* sortFacts(all))
}

function* sortFacts(all: readonly DayFact[]): Slices<SortedFacts> {
  const sorted = new Map<Result, Map<string, DayFact[]>>()
  yield* eachInSlices(all, (fact) => {
    const byProperty = sorted.get(fact.result) ?? new Map<string, DayFact[]>()
    sorted.set(fact.result, byProperty)
    const facts = byProperty.get(fact.about)
    if (facts) facts.push(fact)
    else byProperty.set(fact.about, [fact])
  })
  return sorted
}

/** The inquiries whose office was named, by what the family said of it, and did after it. */
function* namedNode(facts: SortedFacts): Slices<CountNode> {
  const quiet = [yield* nodeOf('again', facts), yield* nodeOf('unjudged', facts)]
  const open = yield* nodeOf('open', facts, [judged(quiet)])
  return yield* nodeOf('named', facts, [judged([yield* nodeOf('right', facts), open])])
}

const judged = (rows: readonly CountNode[]): CountWay => ({ about: judgedWay, rows: rows.filter(hasCome) })

const hasCome = ({ counts }: CountNode) => counts.size > 0

function* nodeOf(result: Result, facts: SortedFacts, ways: readonly CountWay[] = []): Slices<CountNode> {
  const own = facts.get(result) ?? new Map<string, DayFact[]>()
  const divided: CountWay[] = []
  for (const about of [...own.keys()].sort()) divided.push(yield* wayOf(about, own.get(about)!))
  const counts = countByWeek(own.get(totals[result] ?? usualTotal) ?? [])
  yield
  return { key: result, counts, ways: [...divided, ...ways] }
}

function* wayOf(about: string, facts: readonly DayFact[]): Slices<CountWay> {
  const rows: CountNode[] = []
  for (const [key, own] of groupBy(facts, ({ group }) => group)) {
    const values = groupBy(own, ({ value }) => value).map(toLeaf)
    rows.push({ key, counts: countByWeek(own), ways: [{ about: 'value', rows: values }] })
    yield
  }
  return { about, rows }
}

const toLeaf = ([key, facts]: [string, DayFact[]]): CountNode => ({
  key,
  counts: countByWeek(facts),
  ways: [],
})

/** The facts come by day: a year has a hundred for each. */
function countByWeek(facts: readonly DayFact[]): Map<number, number> {
  const counts = new Map<number, number>()
  let [last, week] = ['', 0]
  for (const { day, times } of facts) {
    if (day !== last) [last, week] = [day, weekOf(day)]
    counts.set(week, (counts.get(week) ?? 0) + times)
  }
  return counts
}

function addCounts(all: readonly Iterable<readonly [number, number]>[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const each of all) for (const [week, times] of each) counts.set(week, (counts.get(week) ?? 0) + times)
  return counts
}

/** In the order of the keys: the same counts are always published alike. */
function groupBy(facts: readonly DayFact[], keyOf: (fact: DayFact) => string): [string, DayFact[]][] {
  const groups = new Map<string, DayFact[]>()
  for (const fact of facts) {
    const key = keyOf(fact)
    const group = groups.get(key)
    if (group) group.push(fact)
    else groups.set(key, [fact])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}
