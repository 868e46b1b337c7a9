import assert from 'node:assert/strict'
import { type WatchedAnswering, watchAnswering } from '../../src/answering/watch-answering.js'
import { createMetrics } from '../../src/platform/metrics/metrics.js'

/** What the metrics say of a sentence encoder. */
async function metricsOf(
  encoder: { pid: number | null; hash: string | null },
  health: () => unknown = () => ({ parts: {}, signals: [], degraded: [] }),
): Promise<string> {
  const metrics = createMetrics()
  watchAnswering(metrics, {
    semantic: {
      ready: () => encoder.pid !== null,
      waiting: () => 0,
      hash: () => encoder.hash,
      pid: () => encoder.pid,
    },
    inquiries: { waiting: () => ({ inMemory: 0, inFile: 0 }) },
    liveRevision: { live: () => ({ revision: { id: 1 } }), signals: () => [] },
    search: { status: () => ({ state: 'ready', phrasings: true, directory: true }) },
    health,
  } as unknown as WatchedAnswering)
  return metrics.text()
}

describe('The metrics of the sentence encoder', () => {
  it('have the memory of its process', async () => {
    const text = await metricsOf({ pid: process.pid, hash: 'x' })
    const bytes = Number(/^whotoask_encoder_memory_bytes (\S+)$/m.exec(text)?.[1])
    assert.ok(bytes > 3e7 && bytes < 1e10, String(bytes))
    assert.match(text, /^whotoask_encoder_ready 1$/m)
  })

  it('have none while there is no process, nor where it is switched off', async () => {
    const gone = await metricsOf({ pid: null, hash: 'x' })
    assert.doesNotMatch(gone, /^whotoask_encoder_memory_bytes \d/m)
    assert.match(gone, /^whotoask_encoder_ready 0$/m)
    assert.doesNotMatch(await metricsOf({ pid: null, hash: null }), /^whotoask_encoder_ready \d/m)
  })
})

describe('The metrics of whether the service answers', () => {
  it('say no while nothing is taken up yet', async () => {
    const text = await metricsOf({ pid: null, hash: null }, () => {
      throw new Error('No revision is live')
    })
    assert.match(text, /^whotoask_ready 0$/m)
  })
})
