import assert from 'node:assert/strict'
import { steadyOrder, textKey } from '../../../src/answering/models/steady-order.js'

const texts = Array.from({ length: 500 }, (_, i) => `text ${i}`)
const ordered = (list: string[], seed: number) =>
  [
    ...steadyOrder(
      Uint32Array.from(list, (text) => textKey('late-bus', 'en', text)),
      seed,
    ),
  ].map((i) => list[i])

describe('The training order', () => {
  it('has every item once, differs by seed, and repeats for the same seed', () => {
    assert.deepEqual(new Set(ordered(texts, 1)), new Set(texts))
    assert.deepEqual(ordered(texts, 1), ordered(texts, 1))
    assert.notDeepEqual(ordered(texts, 1), ordered(texts, 2))
    assert.notDeepEqual(ordered(texts, 1), texts)
  })

  it('stays the same for the others when an item is added anywhere', () => {
    for (const place of [0, 250, 500]) {
      const more = texts.toSpliced(place, 0, 'a new one')
      assert.deepEqual(
        ordered(more, 3).filter((text) => text !== 'a new one'),
        ordered(texts, 3),
      )
    }
  })

  it('differs between parts', () => {
    assert.notEqual(textKey('ab', 'c'), textKey('a', 'bc'))
  })
})
