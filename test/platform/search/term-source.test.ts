import assert from 'node:assert/strict'
import type { Term } from '../../../src/platform/search/term-counts.js'
import { createTermSource } from '../../../src/platform/search/term-source.js'
import { createTermTable } from '../../../src/platform/search/term-table.js'
import { pair, phrasings, word } from '../../support/processes/real-meilisearch.js'

describe('createTermSource', () => {
  const table = createTermTable(phrasings('late-bus: the late bus', 'lunch: late lunch'))

  function source(counts: 'counts' | 'nothing') {
    const asked: Term[] = []
    const meilisearch = {
      ready: () => counts === 'counts',
      count: async (terms: readonly Term[]) => {
        asked.push(...terms)
        return counts === 'nothing' ? null : terms.map(() => new Map([['from-meilisearch', 1]]))
      },
    }
    return { asked, source: createTermSource({ meilisearch, table }) }
  }

  it('asks Meilisearch for words in no phrasing, counts the others itself, and keeps the order', async () => {
    const { asked, source: terms } = source('counts')
    const { counts, engine } = await terms.count([
      pair('late bus'),
      word('buss'),
      word('bus'),
      pair('no such'),
    ])
    assert.deepEqual(asked, [word('buss')])
    assert.equal(engine, 'meilisearch')
    const plain = counts.map((each) => new Map(each))
    assert.deepEqual(plain, [
      new Map([['late-bus', 1]]),
      new Map([['from-meilisearch', 1]]),
      new Map([['late-bus', 1]]),
      new Map(),
    ])
  })

  it('asks nothing when every word is known, and says whether the server was available', async () => {
    for (const [state, engine] of [
      ['counts', 'meilisearch'],
      ['nothing', 'fallback'],
    ] as const) {
      const { asked, source: terms } = source(state)
      assert.deepEqual(await terms.count([word('bus')]), { counts: table.countNow([word('bus')]), engine })
      assert.deepEqual(asked, [])
    }
  })

  it('asks Meilisearch about no private word', async () => {
    const { asked, source: terms } = source('counts')
    const { counts } = await terms.count([{ ...word('jayden'), private: true }, word('buss')])
    assert.deepEqual(asked, [word('buss')])
    assert.deepEqual(counts[0], new Map())
  })

  it('counts everything itself when Meilisearch does not answer', async () => {
    const { source: terms } = source('nothing')
    const asked = [word('buss'), word('bus'), pair('the bus')]
    assert.deepEqual(await terms.count(asked), { counts: table.countNow(asked), engine: 'fallback' })
  })
})
