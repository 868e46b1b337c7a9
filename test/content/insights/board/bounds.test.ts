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
/** Of languages, or of places. */
const languages = ['en', 'es', 'so', 'vi']
const results = ['right', 'unjudged', 'wrong', 'handover'] as const
const parts = { results: ['handover'], of: results } as const

/** How many of each result and language there are in each week. */
const counts = fc.array(fc.array(fc.nat({ max: 40 }), { minLength: 16, maxLength: 16 }), {
  minLength: 8,
  maxLength: 8,
})

/** Languages have no groups; of the places, the first two and the last two have one each. */
const groupOf = (about: 'lang' | 'place', value: string) =>
  about === 'lang' ? '' : languages.indexOf(value) < 2 ? 'elementary' : 'high'

function publish(asked: readonly number[][], about: 'lang' | 'place'): PublishedCount[] {
  const facts = asked.flatMap((week, w) =>
    week.flatMap((times, i): DayFact[] => {
      if (times === 0) return []
      const result = results[Math.floor(i / 4)]!
      const value = languages[i % 4]!
      const isNamed = result === 'right' || result === 'unjudged'
      const fact = { day: mondayOf(first + w), group: '', times }
      return [
        { ...fact, result, about: 'lang', value },
        { ...fact, result, about, group: groupOf(about, value), value },
        { ...fact, result: isNamed ? 'named' : result, about: 'channel', value: `page ${i}` },
        { ...fact, result: result === 'unjudged' ? 'open' : result, about: 'matter', value: `${i}` },
      ]
    }),
  )
  const merged = new Map<string, DayFact>()
  for (const fact of about === 'lang' ? facts.filter((_, i) => i % 4 !== 1) : facts) {
    const key = [fact.day, fact.result, fact.about, fact.value].join()
    merged.set(key, { ...fact, times: fact.times + (merged.get(key)?.times ?? 0) })
  }
  return runSlices(publishYear([...merged.values()], range))
}

describe('The bounds of a share', () => {
  for (const about of ['lang', 'place'] as const)
    it(`hold the true share of the weeks in which everyone’s counts are known: ${about}`, () => {
      let told = 0
      fc.assert(
        fc.property(counts, (asked) => {
          const tallies = createTallies(publish(asked, about))
          const known = tallies.whereKnown(results).mondays()
          const weeks = asked.flatMap((_, w) => (known.includes(mondayOf(first + w)) ? [w] : []))
          for (const [at, value] of languages.entries()) {
            const bounds = boundsOf(tallies, { about, group: groupOf(about, value), value }, parts)
            if (!bounds) continue
            told++
            const sum = (...from: number[]) =>
              weeks.reduce((all, w) => all + from.reduce((s, r) => s + asked[w]![r * 4 + at]!, 0), 0)
            const share = sum(3) / sum(0, 1, 2, 3)
            assert.ok(bounds.low <= share + 1e-9 && share <= bounds.high + 1e-9, `${value}: ${share}`)
            if (bounds.share !== null) assert.equal(bounds.share, share)
          }
        }),
        { numRuns: 30 },
      )
      assert.ok(told > 30, String(told))
    })

  it('say nothing where numbers are too small', () => {
    const tallies = createTallies(
      publish(
        Array.from({ length: 8 }, () => Array(16).fill(1)),
        'lang',
      ),
    )
    assert.equal(boundsOf(tallies, { about: 'lang', group: '', value: 'so' }, parts), null)
  })
})
