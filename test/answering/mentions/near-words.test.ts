import assert from 'node:assert/strict'
import fc from 'fast-check'
import { createNearWords, editsAllowed, nearWordSlices } from '../../../src/answering/mentions/near-words.js'
import { editDistance } from '../../../src/platform/text/edit-distance.js'
import { runSlices } from '../../../src/platform/threads/slices.js'

describe('Near words', () => {
  it('counts a slip of any kind as one edit', () => {
    for (const slip of ['alvare', 'alvareez', 'alvares', 'alvraez'])
      assert.equal(editDistance('alvarez', slip, 2), 1)
    assert.equal(editDistance('alvarez', 'garcia', 2), 3)
  })

  it('tells a single slip without a table as it does with one', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.equal(editDistance(a, b, 1), Math.min(editDistance(a, b, 2), 2), `${a} ${b}`)
      }),
      { numRuns: 3000 },
    )
  })

  it('allows no slip in short words, one from five letters, and two from nine', () => {
    const names = createNearWords(['cho', 'daniels', 'louissaint'])
    assert.deepEqual(names.find('chp'), [])
    assert.deepEqual(names.find('danials'), [{ word: 'daniels', edits: 1 }])
    assert.deepEqual(names.find('danialz'), [])
    assert.deepEqual(names.find('luisaint'), [])
    assert.deepEqual(names.find('loussaynt'), [{ word: 'louissaint', edits: 2 }])
  })

  it('finds the same as a comparison with every word', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 11 })
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 20 }), letters, (words, rest) => {
        const typed = `x${rest}`
        const known = words.map((word) => `x${word}`)
        const most = editsAllowed(typed)
        const expected = known.includes(typed)
          ? [typed]
          : [...new Set(known)].filter((word) => most > 0 && editDistance(typed, word, most) <= most)
        const found = createNearWords(known).find(typed)
        assert.deepEqual(found.map(({ word }) => word).sort(), expected.sort())
      }),
    )
  })

  it('finds the same with words that others know, too', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 4, maxLength: 10 })
    const list = fc.array(letters, { maxLength: 20 })
    fc.assert(
      fc.property(list, list, letters, (own, others, typed) => {
        const alone = createNearWords(own)
        const shared = createNearWords([...others, ...own.slice(0, own.length / 2)])
        assert.deepEqual(runSlices(nearWordSlices(own, shared)).find(typed), alone.find(typed))
      }),
    )
  })
})
