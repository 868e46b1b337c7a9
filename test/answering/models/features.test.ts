import assert from 'node:assert/strict'
import { countFeatures, lendFeatures } from '../../../src/answering/models/features.js'
import { tokenize } from '../../../src/platform/text/tokenize.js'

describe('countFeatures', () => {
  const countsOf = (text: string) => countFeatures(tokenize(text, 'en'))

  it('counts a word as often as it occurs, and small words half', () => {
    const { hashes, counts, ends } = countsOf('bus the bus the')
    assert.deepEqual([...counts.subarray(0, ends[0])], [2, 1])
    assert.equal(hashes[0], countsOf('bus').hashes[0])
  })

  it('counts pairs, pairs of content words, and letters, each in its group', () => {
    const { counts, ends } = countsOf('bus the bus')
    const groups = ends.map((end, i) => [...counts.subarray(ends[i - 1] ?? 0, end)])
    // "< bus", "bus the", "the bus"; "< bus", "bus bus"; and of " bus ": 3 groups of three letters, 2 of four, 1 of five.
    assert.deepEqual(groups, [
      [2, 0.5],
      [1, 1, 1],
      [1, 1],
      [2, 2, 2, 2, 2, 2],
    ])
  })

  it('counts more features than its tables have room for at first', () => {
    const words = Array.from({ length: 3000 }, (_, i) => `w${i}x`)
    const { counts, ends } = countsOf([...words, ...words].join(' '))
    assert.equal(ends[0], words.length)
    assert.ok(counts.subarray(0, ends[0]).every((count) => count === 2))
    assert.equal(counts.length, ends[3])
  })

  it('keeps what was counted while other texts are, and counts them as if they were first', () => {
    const many = Array.from({ length: 2000 }, (_, i) => `w${i}x`).join(' ')
    const first = countsOf('the bus was late')
    const copies = [[...first.hashes], [...first.counts]]
    const others = [many, 'lunch', many, 'lunch'].map((text) => lendFeatures(tokenize(text, 'en')))
    others[3]!.counts.fill(9)
    assert.deepEqual([[...first.hashes], [...first.counts]], copies)
    assert.deepEqual(countsOf('the bus was late'), first)
  })
})
