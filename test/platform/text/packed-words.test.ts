import assert from 'node:assert/strict'
import { packWords } from '../../../src/platform/text/packed-words.js'
import { keptBytes } from '../../support/measures/kept-bytes.js'

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

  it('keep nothing of the list that they are packed from', () => {
    const pack = () => packWords(Array.from({ length: 30_000 }, (_, i) => `word${i * 7919}`))
    const kept = keptBytes(pack)
    assert.ok(kept < 300_000, `${kept} bytes`)
  })

  it('may be none', () => {
    assert.equal(packWords([]).size, 0)
    assert.equal(packWords([]).has(''), false)
    assert.equal(packWords([]).has('bus'), false)
  })
})
