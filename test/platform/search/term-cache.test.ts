import assert from 'node:assert/strict'
import { createTermCache } from '../../../src/platform/search/term-cache.js'
import type { Term, TermCounts } from '../../../src/platform/search/term-counts.js'
import { pair, word } from '../../support/processes/real-meilisearch.js'

describe('createTermCache', () => {
  let asked: string[][]
  beforeEach(() => {
    asked = []
  })

  /** Every term occurs in a topic of the same name; "zebra" in none. */
  async function ask(terms: readonly Term[]): Promise<TermCounts> {
    asked.push(terms.map(({ text, pair }) => (pair ? `"${text}"` : text)))
    return terms.map(({ text }) => new Map(text === 'zebra' ? [] : [[`about ${text}`, text.length]]))
  }
  const plain = (counts: TermCounts | null) => counts?.map((each) => Object.fromEntries(each))

  it('asks only for unknown terms, and gives all counts in order', async () => {
    const cache = createTermCache()
    await cache.count([word('bus'), word('late')], ask)
    const counts = await cache.count([word('lunch'), word('late'), word('zebra'), word('bus')], ask)
    assert.deepEqual(asked, [
      ['bus', 'late'],
      ['lunch', 'zebra'],
    ])
    assert.deepEqual(plain(counts), [{ 'about lunch': 5 }, { 'about late': 4 }, {}, { 'about bus': 3 }])
  })

  it('asks for nothing when it knows everything, even that a term occurs nowhere', async () => {
    const cache = createTermCache()
    const first = await cache.count([word('bus'), word('zebra')], ask)
    assert.deepEqual(await cache.count([word('bus'), word('zebra')], ask), first)
    assert.equal(asked.length, 1)
    assert.deepEqual(await cache.count([], ask), [])
    assert.equal(asked.length, 1)
  })

  it('tells a pair from a word', async () => {
    const cache = createTermCache()
    await cache.count([word('late bus')], ask)
    await cache.count([pair('late bus')], ask)
    assert.deepEqual(asked, [['late bus'], ['"late bus"']])
  })

  it('does not cache a missing answer', async () => {
    const cache = createTermCache()
    await cache.count([word('bus')], ask)
    assert.equal(await cache.count([word('bus'), word('late')], async () => null), null)
    await assert.rejects(cache.count([word('late')], () => Promise.reject(new Error('down'))))
    await cache.count([word('bus'), word('late')], ask)
    assert.deepEqual(asked, [['bus'], ['late']])
  })

  it('keeps no more than its limit, and drops the least recently used', async () => {
    const cache = createTermCache(2)
    for (const text of ['bus', 'late', 'bus', 'lunch']) await cache.count([word(text)], ask)
    asked = []
    await cache.count([word('bus'), word('lunch')], ask)
    assert.deepEqual(asked, [])
    await cache.count([word('late')], ask)
    assert.deepEqual(asked, [['late']])
  })
})
