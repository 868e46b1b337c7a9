import assert from 'node:assert/strict'
import type { Term } from '../../src/search/term-counts.js'
import { createTermSource } from '../../src/search/term-source.js'
import { createTermTable } from '../../src/search/term-table.js'
import { pair, phrasings, word } from './real-meilisearch.js'

describe('createTermSource', () => {
  const table = createTermTable(phrasings('late-bus: the late bus', 'lunch: late lunch'))

  function source(counts: 'counts' | 'nothing') {
    const asked: Term[] = []
    const meilisearch = {
      count: async (terms: readonly Term[]) => {
        asked.push(...terms)
        return counts === 'nothing' ? null : terms.map(() => new Map([['from-meilisearch', 1]]))
      },
    }
    return { asked, source: createTermSource({ meilisearch, table }) }
  }

  it('asks Meilisearch for words alone, and counts pairs itself, in the order asked', async () => {
    const { asked, source: terms } = source('counts')
    const { counts, engine } = await terms.count([pair('late bus'), word('bus'), pair('the bus')])
    assert.deepEqual(asked, [word('bus')])
    assert.equal(engine, 'meilisearch')
    assert.deepEqual(counts, [
      table.countNow([pair('late bus')])[0],
      new Map([['from-meilisearch', 1]]),
      table.countNow([pair('the bus')])[0],
    ])
  })

  it('counts everything itself when Meilisearch has no answer', async () => {
    const { source: terms } = source('nothing')
    const asked = [word('bus'), pair('the bus')]
    assert.deepEqual(await terms.count(asked), { counts: table.countNow(asked), engine: 'fallback' })
  })
})
