import assert from 'node:assert/strict'
import { buildVocabulary, Vocabulary } from '../../../src/answering/models/vocabulary.js'

describe('buildVocabulary', () => {
  const textWith = (...hashes: number[]) => Uint32Array.from(hashes)

  it('keeps the most frequent features, ties by their hash, also 0', () => {
    const texts = [textWith(9, 0, 5), textWith(0, 9, 7), textWith(5, 9), textWith(4)]
    assert.deepEqual([...buildVocabulary(texts, 4, 2, 10).hashes], [9, 0, 5])
    assert.deepEqual([...buildVocabulary(texts, 4, 1, 4).hashes], [9, 0, 5, 4])
  })

  it('counts 40,000 features, more than its table has room for at first', () => {
    const hashes = Array.from({ length: 40_000 }, (_, i) => Math.imul(i, 2654435761) >>> 0)
    const { size } = buildVocabulary([textWith(...hashes), textWith(...hashes), textWith(1)], 3, 2, 1e6)
    assert.equal(size, hashes.length)
  })
})

describe('A vocabulary', () => {
  it('finds a feature again, also after others that share its place among the last ones', () => {
    const hashes = [5, 5 + 4096, 5 + 8192]
    const known = new Vocabulary(Uint32Array.from(hashes), new Float32Array(3).fill(1))
    const none = new Vocabulary(new Uint32Array(0), new Float32Array(0))
    for (const round of [0, 1]) {
      assert.deepEqual(
        hashes.map((hash) => known.idOf(hash)),
        [0, 1, 2],
        `round ${round}`,
      )
      assert.deepEqual(
        [0, 1, 5 + 12_288].map((hash) => known.idOf(hash)),
        [-1, -1, -1],
      )
      assert.deepEqual(
        [0, 1, 5].map((hash) => none.idOf(hash)),
        [-1, -1, -1],
      )
    }
    assert.equal(new Vocabulary(Uint32Array.from([7, 0]), new Float32Array(2)).idOf(0), 1)
  })
})
