import assert from 'node:assert/strict'
import { buildVocabulary } from '../../../src/answering/models/vocabulary.js'

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
