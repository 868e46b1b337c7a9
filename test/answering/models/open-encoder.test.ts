import assert from 'node:assert/strict'
import { once } from 'node:events'
import { startWorker } from '../../../src/platform/threads/start-worker.js'

describe('openEncoder', () => {
  it('waits for its engine, however slow the start', async () => {
    const worker = startWorker('../matching/slow-engine-worker', import.meta.url, null)
    const [size] = await once(worker, 'message')
    assert.equal(size, 512)
    await worker.terminate()
  })
})
