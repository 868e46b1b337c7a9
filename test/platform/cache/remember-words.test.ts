import assert from 'node:assert/strict'
import { rememberWords } from '../../../src/platform/cache/remember-words.js'

describe('Remembering words', () => {
  it('makes each word once, and begins anew when full', () => {
    const made: string[] = []
    const shout = rememberWords(2, (word) => {
      made.push(word)
      return word.toUpperCase()
    })
    const words = ['bus', 'transportation', 'bus', 'transportation', 'lunch', 'lunch', 'bus']
    assert.deepEqual(words.map(shout), [
      'BUS',
      'TRANSPORTATION',
      'BUS',
      'TRANSPORTATION',
      'LUNCH',
      'LUNCH',
      'BUS',
    ])
    assert.deepEqual(made, ['bus', 'transportation', 'lunch', 'bus'])
  })
})
