import assert from 'node:assert/strict'
import { allMatches } from '../../../src/platform/text/all-matches.js'

describe('All matches', () => {
  it('are those of matchAll, wherever an earlier search stopped', () => {
    const pattern = /\b(b\p{L}s)\b/gu
    const text = 'bus, bús and bass: two bus stops'
    assert.equal(pattern.test(text), true)
    const plain = (matches: Iterable<RegExpExecArray>) =>
      [...matches].map(({ 0: all, 1: inner, index }) => [all, inner, index])
    assert.deepEqual(plain(allMatches(text, pattern)), [
      ['bus', 'bus', 0],
      ['bús', 'bús', 5],
      ['bus', 'bus', 23],
    ])
    assert.deepEqual(plain(allMatches(text, pattern)), plain(text.matchAll(pattern)))
    assert.deepEqual(allMatches('nothing', pattern), [])
  })

  it('end for an empty match, and require the g flag', () => {
    assert.deepEqual(
      allMatches('bus', /s*/g).map(({ index }) => index),
      [0, 1, 2, 3],
    )
    assert.throws(() => allMatches('bus', /s/), TypeError)
  })
})
