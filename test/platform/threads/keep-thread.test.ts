import assert from 'node:assert/strict'
import { Worker } from 'node:worker_threads'
import { silentLog } from '../../../src/platform/search/log.js'
import { keepThread } from '../../../src/platform/threads/keep-thread.js'
import { until } from '../../support/processes/real-meilisearch.js'

describe('A kept thread', () => {
  it('is abandoned after it fails in all its starts, and that is logged', async () => {
    const said: string[] = []
    const faults: boolean[] = []
    const thread = keepThread({
      ...{ name: 'writing', silentMs: 5000, retryMs: 1, maxStarts: 3 },
      log: { ...silentLog, error: (_what, message = '') => void said.push(message) },
      start: () => new Worker('process.exit(1)', { eval: true }),
      onMessage: () => false,
      onFault: (_fault, isLast) => void faults.push(isLast),
    })
    await until('it was started three times', () => faults.length === 3, 20_000)
    assert.deepEqual(faults, [false, false, true])
    assert.deepEqual(said, [
      'The writing thread is gone; restarting it',
      'The writing thread is gone; restarting it',
      'The writing thread was never ready in 3 starts; giving up',
    ])
    await thread.stop()
  })
})
