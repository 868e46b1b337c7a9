import assert from 'node:assert/strict'
import { countWords } from '../../../src/answering/matching/split-concerns.js'

describe('Counting words', () => {
  it('counts plain letters as it counts others', () => {
    for (const text of ["I can't find bus 12!", '', ' - ', 'a_b c'])
      assert.equal(countWords(`${text} é`), countWords(text) + 1, text)
    assert.equal(countWords("I can't find bus 12!"), 6)
  })
})
