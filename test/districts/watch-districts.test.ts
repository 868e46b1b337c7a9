import assert from 'node:assert/strict'
import { watchDistricts } from '../../src/districts/watch-districts.js'
import { createMetrics } from '../../src/platform/metrics/metrics.js'

describe('The figures of many districts', () => {
  it('count each district once, and a paused one as no fault', async () => {
    const metrics = createMetrics()
    watchDistricts(metrics, () => [
      { state: 'open', reason: null },
      { state: 'open', reason: 'A setting is unknown.' },
      { state: 'asleep', reason: null },
      { state: 'starting', reason: null },
      { state: 'broken', reason: 'The database is damaged.' },
      { state: 'paused', reason: 'A setting is unknown.' },
      { state: 'paused', reason: null },
    ])
    const text = await metrics.text()
    const figures = { open: 3, asleep: 1, with_faulty_settings: 1, not_open: 2, paused: 2 }
    for (const [name, value] of Object.entries(figures))
      assert.match(text, new RegExp(`^whotoask_districts_${name} ${value}$`, 'm'), name)
  })
})
