import assert from 'node:assert/strict'
import fc from 'fast-check'
import { boundsOf } from '../../../../src/content/insights/board/bounds.js'
import { createTallies } from '../../../../src/content/insights/board/tallies.js'
import type { DayFact, PublishedCount } from '../../../../src/content/insights/insight-store.js'
import { mondayOf, weekOf } from '../../../../src/content/insights/periods.js'
import { publishYear } from '../../../../src/content/insights/publish-weeks.js'
import { runSlices } from '../../../../src/platform/threads/slices.js'

const first = weekOf('2025-09-22')
const range = { from: first, until: first + 8 }
const languages = ['en', 'es', 'so', 'vi']
const results = ['right', 'unjudged', 'wrong', 'handover'] as const
const parts = { results: ['handover'], of: results } as const

/** How many of each result and language there are in each week. */
const counts = fc.array(fc.array(fc.nat({ max: 40 }), { minLength: 16, maxLength: 16 }), {
  minLength: 8,
  maxLength: 8,
})

function publish(asked: readonly number[][]): PublishedCount[] {
  const facts = asked.flatMap((week, w) =>
    week.flatMap((times, i): DayFact[] => {
      const result = results[Math.floor(i / 4)]!
      const value = languages[i % 4]!
      const all = result === 'right' || result === 'unjudged' ? 'named' : result
      const fact = { day: mondayOf(first + w), group: '', times }
      return times === 0
        ? []
        : [
            { ...fact, result, about: 'lang', value },
            { ...fact, result: all, about: 'channel', value: `page ${i}` },
          ]
    }),
  )
  const merged = new Map<string, DayFact>()
  for (const fact of facts) {
    const key = [fact.day, fact.result, fact.about, fact.value].join()
    merged.set(key, { ...fact, times: fact.times + (merged.get(key)?.times ?? 0) })
  }
  return runSlices(publishYear([...merged.values()], range))
}

describe('The bounds of a share', () => {
  it('hold the true share of the weeks in which everyone’s counts are known', () => {
    let told = 0
    fc.assert(
      fc.property(counts, (asked) => {
        const tallies = createTallies(publish(asked))
        const known = tallies.whereKnown(results.map((result) => ({ results: [result] })))
        const weeks = asked.flatMap((_, w) =>
          known.of({ results: ['handover'] }) && known.isKnown(mondayOf(first + w)) ? [w] : [],
        )
        for (const [at, value] of languages.entries()) {
          const bounds = boundsOf(tallies, { about: 'lang', group: '', value }, parts)
          if (!bounds) continue
          told++
          const sum = (...from: number[]) =>
            weeks.reduce((all, w) => all + from.reduce((s, r) => s + asked[w]![r * 4 + at]!, 0), 0)
          const share = sum(3) / sum(0, 1, 2, 3)
          assert.ok(bounds.low <= share + 1e-9 && share <= bounds.high + 1e-9, `${value}: ${share}`)
          if (bounds.share !== null) assert.equal(bounds.share, share)
        }
      }),
      { numRuns: 60 },
    )
    assert.ok(told > 60, String(told))
  })

  it('say nothing where numbers are too small', () => {
    const tallies = createTallies(publish(Array.from({ length: 8 }, () => Array(16).fill(1))))
    assert.equal(boundsOf(tallies, { about: 'lang', group: '', value: 'so' }, parts), null)
  })
})
