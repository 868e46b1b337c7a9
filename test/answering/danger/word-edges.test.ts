import assert from 'node:assert/strict'
import { allDangerPatterns } from '../../../src/answering/danger/find-patterns.js'
import { anyPhrase, begins, ends } from '../../../src/answering/danger/word-edges.js'
import { machineCodeOf } from '../../support/measures/machine-code.js'

const scripts =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}]/u

describe('The edges of words', () => {
  it('are where letters, marks, and digits of our scripts begin and end', () => {
    const exact = /[\p{L}\p{M}\p{N}]/u
    const [before, behind] = [new RegExp(`^.${begins}x`, 'su'), new RegExp(`^x${ends}`, 'u')]
    for (let code = 0; code <= 0xffff; code++) {
      const character = String.fromCodePoint(code)
      if (!scripts.test(character) || /\p{C}/u.test(character)) continue
      const isWord = exact.test(character)
      assert.equal(before.test(`${character}x`), !isWord, `U+${code.toString(16)} before`)
      assert.equal(behind.test(`x${character}`), !isWord, `U+${code.toString(16)} behind`)
    }
  })

  it('let a phrase begin beside an emoji, and not inside a word', () => {
    const any = new RegExp(
      anyPhrase([
        { source: 'gun', isWhole: true },
        { source: 'shoot', isWhole: false },
      ]),
      'u',
    )
    for (const text of ['a gun', '😭gun', 'gun🔫', 'shooting', '“gun”', 'é gun'])
      assert.match(text, any, text)
    for (const text of ['gunk', 'begun', 'gunś', 'ógun', 'offshoot', 'gun2'])
      assert.doesNotMatch(text, any, text)
  })

  it('do not make the patterns of a language large', () => {
    const { pattern } = allDangerPatterns.find(({ name }) => name === 'vi:medical-emergency')!
    const code = machineCodeOf({ source: pattern.source, flags: 'u' }, 'một chữ nào đó')
    assert.ok(code > 1000 && code < 40_000, `${code} bytes`)
  })
})
