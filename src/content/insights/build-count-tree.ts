import type { DayFact } from './insight-store.js'
import { weekOf } from './periods.js'
import type { CountNode, CountWay } from './publish-counts.js'

/** Every inquiry has one value of this, so its counts are those of all. */
const total = 'channel'

/** All inquiries, divided by result; each result by each property; each property by group and value. */
export function buildCountTree(facts: readonly DayFact[]): CountNode {
  const totals = facts.filter(({ about }) => about === total)
  return node('', totals, [
    {
      about: 'result',
      rows: divide(
        facts,
        ({ result }) => result,
        (result, own) =>
          node(
            result,
            own.filter(({ about }) => about === total),
            divide(own, ({ about }) => about, waysOf),
          ),
      ),
    },
  ])
}

function waysOf(about: string, facts: readonly DayFact[]): CountWay {
  const rows = divide(
    facts,
    ({ group }) => group,
    (group, own) =>
      node(group, own, [
        {
          about: 'value',
          rows: divide(
            own,
            ({ value }) => value,
            (value, same) => node(value, same, []),
          ),
        },
      ]),
  )
  return { about, rows }
}

function node(key: string, facts: readonly DayFact[], ways: CountWay[]): CountNode {
  const counts = new Map<number, number>()
  for (const { day, times } of facts) counts.set(weekOf(day), (counts.get(weekOf(day)) ?? 0) + times)
  return { key, counts, ways }
}

/** In the order of the keys: the same counts are always published alike. */
function divide<T>(
  facts: readonly DayFact[],
  keyOf: (fact: DayFact) => string,
  build: (key: string, facts: readonly DayFact[]) => T,
): T[] {
  const groups = new Map<string, DayFact[]>()
  for (const fact of facts) {
    const key = keyOf(fact)
    const group = groups.get(key)
    if (group) group.push(fact)
    else groups.set(key, [fact])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, own]) => build(key, own))
}
