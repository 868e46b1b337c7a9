import assert from 'node:assert/strict'
import { once } from 'node:events'
import { startWorker } from '../../../src/platform/threads/start-worker.js'

describe('openEncoder', () => {
  it('waits for its engine, however slow the start, and keeps the weights once', async () => {
    const worker = startWorker('../matching/slow-engine-worker', import.meta.url, null)
    const [said] = await once(worker, 'message')
    assert.deepEqual(said, { size: 512, hasSecondCopy: false })
    await worker.terminate()
  })
})
