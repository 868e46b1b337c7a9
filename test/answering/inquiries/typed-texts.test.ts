import assert from 'node:assert/strict'
import { createTypedTexts } from '../../../src/answering/inquiries/typed-texts.js'

describe('Typed texts', () => {
  it('are given to the holder of the token until they expire', () => {
    const start = Date.UTC(2026, 10, 25)
    let now = start
    const texts = createTypedTexts({ now: () => new Date(now), keepFor: 1000 })
    texts.keep('A', 'mine', 'hello')
    assert.equal(texts.find('A', 'mine'), 'hello')
    assert.equal(texts.find('A', 'yours'), null)
    assert.equal(texts.find('A', null), null)
    now = start + 999
    assert.equal(texts.find('A', 'mine'), 'hello')
    now = start + 1000
    assert.equal(texts.find('A', 'mine'), null)
  })

  it('never exceed the limit', () => {
    const texts = createTypedTexts({ maxEntries: 2 })
    for (const code of ['A', 'B', 'C']) texts.keep(code, 'mine', code)
    assert.deepEqual(
      ['A', 'B', 'C'].map((code) => texts.find(code, 'mine')),
      [null, 'B', 'C'],
    )
  })
})
