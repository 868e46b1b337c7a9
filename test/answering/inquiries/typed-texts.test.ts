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

  it('are forgotten all at once for the browser that typed them, and for no other', () => {
    const texts = createTypedTexts()
    texts.keep('A', 'mine', 'first')
    texts.keep('B', 'yours', 'other')
    texts.keep('C', 'mine', 'last')
    assert.deepEqual([texts.last('mine'), texts.last('yours'), texts.last(null)], ['last', 'other', null])
    assert.deepEqual(texts.forget('mine').sort(), ['A', 'C'])
    assert.deepEqual(
      [texts.last('mine'), texts.find('A', 'mine'), texts.find('B', 'yours')],
      [null, null, 'other'],
    )
    assert.deepEqual(texts.forget(null), [])
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
