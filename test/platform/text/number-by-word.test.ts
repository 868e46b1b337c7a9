import assert from 'node:assert/strict'
import { packNumbers } from '../../../src/platform/text/number-by-word.js'
import { assertKeepsLess } from '../../support/measures/kept-bytes.js'

const many = (most: number) =>
  new Map<string, number>([
    ['bus', 0],
    ['автобус', 1],
    ['', most],
    ...Array.from({ length: 3000 }, (_, i): [string, number] => [`w${i * 7919}`, i]),
  ])

describe('Packed numbers of words', () => {
  for (const most of [65_535, 65_536, 2 ** 32 - 1])
    it(`are those of the map, up to ${most}`, () => {
      const map = many(most)
      const packed = packNumbers(map)
      assert.deepEqual([...packed], [...map])
      assert.equal(packed.size, map.size)
      for (const [word, number] of map) assert.equal(packed.get(word), number, word)
      assert.equal(packed.get('train'), undefined)
      assert.deepEqual([packed.has('bus'), packed.has('train')], [true, false])
    })

  it('keep nothing of the map', () => assertKeepsLess(300_000, 'packedNumbers'))
})
