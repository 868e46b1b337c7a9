import assert from 'node:assert/strict'
import { fold, foldWithApostrophes, tokenize } from '../../../src/platform/text/tokenize.js'

describe('Folding plain letters, which takes a shorter way,', () => {
  const plain = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))

  it('gives what they give beside an accent', () => {
    for (const letter of plain) {
      assert.equal(fold(`${letter}é`), `${fold(letter)}e`)
      assert.equal(foldWithApostrophes(`${letter}é`), `${foldWithApostrophes(letter)}e`)
    }
    assert.equal(fold(plain.join('')), fold(`${plain.join('')}é`).slice(0, -1))
  })

  it('splits words alike', () => {
    const words = (text: string) => tokenize(text, 'fr').map(({ word }) => word)
    assert.deepEqual(words("Where's the BUS, at 7:30?"), ['wheres', 'the', 'bus', 'at', '7', '30'])
    assert.deepEqual(words("Where's the BUS, at 7:30? É"), [...words("Where's the BUS, at 7:30?"), 'e'])
  })
})
