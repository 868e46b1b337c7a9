import assert from 'node:assert/strict'
import { watchParts } from '../../src/answering/read-health.js'
import { createHealthNotes } from '../../src/platform/web/health-notes.js'
import { createLog } from '../../src/platform/web/log.js'

type Search = Parameters<typeof watchParts>[0]['search']

describe('The note about the search', () => {
  it('tells one that only fills from one that does not answer', () => {
    const notes = createHealthNotes({ now: () => new Date(), log: createLog('silent') })
    let status = {}
    const search = { status: () => status } as Search
    const liveRevision = { signals: () => ['words'] } as unknown as Parameters<
      typeof watchParts
    >[0]['liveRevision']
    watchParts({ search, liveRevision, notes })
    const keysWith = (state: string, phrasings: boolean) => {
      status = { state, phrasings }
      return notes.list().map(({ key }) => key)
    }
    assert.deepEqual(keysWith('starting', false), ['health.searchStarting'])
    assert.deepEqual(keysWith('ready', false), ['health.searchStarting'])
    assert.deepEqual(keysWith('unavailable', false), ['health.searchFallback'])
    assert.deepEqual(keysWith('unavailable', true), ['health.searchFallback'])
    assert.deepEqual(keysWith('ready', true), [])
  })
})
