import assert from 'node:assert/strict'
import fc from 'fast-check'
import { boundsOf } from '../../../../src/content/insights/board/bounds.js'
import type { CountResult } from '../../../../src/content/insights/board/counted.js'
import { rateParts } from '../../../../src/content/insights/board/figures.js'
import { createTallies } from '../../../../src/content/insights/board/tallies.js'
import type { DayFact } from '../../../../src/content/insights/insight-store.js'
import { mondayOf, weekOf } from '../../../../src/content/insights/periods.js'
import { publishYear } from '../../../../src/content/insights/publish-weeks.js'
import { runSlices } from '../../../../src/platform/threads/slices.js'
import { plainBounds, plainCount } from './plain-tallies.js'

const first = weekOf('2025-06-30')
const weeks = 52
const results = ['right', 'again', 'unjudged', 'wrong', 'handover'] as const
const places = [
  ['elementary', 'oak'],
  ['elementary', 'elm'],
  ['high', 'alder'],
  ['high', 'birch'],
  ['', ''],
] as const

const large: readonly string[] = ['oak', 'alder']

/** A year of inquiries: one school of each level is large, the others too small to show in most weeks. */
const inquiries = fc.array(
  fc
    .record({
      week: fc.nat({ max: weeks - 1 }),
      result: fc.constantFrom(...results),
      place: fc.constantFrom(...places),
      times: fc.integer({ min: 1, max: 12 }),
    })
    .map(({ times, ...each }) => ({
      ...each,
      times: large.includes(each.place[1]) ? 40 * times : 4 * times,
    })),
  { minLength: 150, maxLength: 400 },
)

function factsOf(
  all: readonly { week: number; result: CountResult; place: (typeof places)[number]; times: number }[],
) {
  const facts = new Map<string, DayFact>()
  const add = (fact: DayFact) => {
    const key = Object.values({ ...fact, times: 0 }).join()
    facts.set(key, { ...fact, times: fact.times + (facts.get(key)?.times ?? 0) })
  }
  for (const { week, result, place, times } of all) {
    const [group, value] = place
    const common = { day: mondayOf(first + week), times }
    const said = result === 'again' || result === 'unjudged' ? 'open' : result
    const named = said === 'open' || said === 'right' ? 'named' : said
    add({ ...common, result: result as DayFact['result'], about: 'place', group, value })
    add({ ...common, result: result as DayFact['result'], about: 'lang', group: '', value: 'en' })
    add({ ...common, result: said as DayFact['result'], about: 'matter', group: 'transportation', value })
    add({ ...common, result: named as DayFact['result'], about: 'channel', group: '', value: 'page' })
  }
  return [...facts.values()]
}

describe('The sums of published counts', () => {
  it('are those that all counts together give: of every row, result and share', () => {
    let [told, inexact] = [0, 0]
    fc.assert(
      fc.property(inquiries, fc.nat({ max: weeks - 1 }), fc.nat({ max: weeks }), (asked, from, length) => {
        const span = { from: mondayOf(first + from), until: mondayOf(first + from + length) }
        const counts = runSlices(publishYear(factsOf(asked), { from: first, until: first + weeks })).filter(
          ({ weeks: own }) => own.split(' ').every((week) => week >= span.from && week <= span.until),
        )
        const tallies = createTallies(counts)
        for (const about of ['place', 'matter', 'lang'])
          for (const result of [...results, 'open'] as const) {
            const rows = tallies.rowsOf([result, 'wrong'], about)
            for (const row of [...rows, { group: 'nowhere', value: null }]) {
              const counted = { results: [result, 'wrong'] as const, about, ...row }
              assert.deepEqual(tallies.of(counted), plainCount(counts, counted))
            }
          }
        for (const [about, names] of [
          ['place', ['refused', 'right', 'wrong', 'again']],
          ['matter', ['right', 'wrongAnswers']],
        ] as const)
          for (const name of names)
            for (const row of [
              {},
              ...tallies.rowsOf(rateParts[name].of, about).map((each) => ({ about, ...each })),
            ]) {
              const bounds = boundsOf(tallies, row, rateParts[name])
              assert.deepEqual(bounds, plainBounds(counts, row, rateParts[name]))
              if (bounds) told++
              if (bounds && bounds.share === null) inexact++
            }
      }),
      { numRuns: 20, seed: 1 },
    )
    assert.ok(told > 50 && inexact > 0, `${told} ${inexact}`)
  })
})
