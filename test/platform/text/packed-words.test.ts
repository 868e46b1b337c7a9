import assert from 'node:assert/strict'
import { hashOf, packWords } from '../../../src/platform/text/packed-words.js'
import { assertKeepsLess } from '../../support/measures/kept-bytes.js'

describe('Packed words', () => {
  it('hold what a set holds, and nothing else', () => {
    const made = Array.from({ length: 3000 }, (_, i) => `w${(i * 7919).toString(36)}`)
    const words = ['a', 'bus', 'año', 'ÿ', 'été', 'автобус', '公交车', '🚌', 'a\0b', '', ...made]
    const packed = packWords([...words, ...words])
    const set = new Set(words)
    assert.equal(packed.size, set.size)
    const others = ['b', 'bu', 'buss', 'us', 'ano', 'Ā', 'a\0', '\0', 'авто', '公交', 'w', 'waa']
    for (const word of [...words, ...words.map((word) => `${word}x`), ...others])
      assert.equal(packed.has(word), set.has(word), word)
  })

  it('give each word a place of its own, and read it back, in order', () => {
    const made = Array.from({ length: 3000 }, (_, i) => `w${(i * 7919).toString(36)}`)
    const words = [
      'bus',
      'año',
      '',
      'автобус',
      '公交车',
      '🚌',
      '\ud83d',
      'a\0b',
      '\u07ff\u0800\uffff',
      ...made,
    ]
    const packed = packWords(words)
    assert.deepEqual([...packed], words)
    const places = words.map((word) => packed.placeOf(word))
    assert.equal(new Set(places).size, words.length)
    for (const [i, place] of places.entries()) {
      assert.ok(place >= 0 && place < packed.places)
      assert.equal(packed.wordAt(place), words[i])
      assert.equal(packed.placeOf(words[i]!, hashOf(words[i]!)), place)
    }
    assert.equal(packed.placeOf('train'), -1)
  })

  it('keep nothing of the list that they are packed from', () => assertKeepsLess(300_000, 'packedWords'))

  it('may be none', () => {
    assert.equal(packWords([]).size, 0)
    assert.equal(packWords([]).has(''), false)
    assert.equal(packWords([]).has('bus'), false)
  })
})
