import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { nextReading } from '../../../src/commands/evaluation/bench-process.js'

describe('The probe of the benchmark', () => {
  it('is not answered by the report of the service that it serves', async () => {
    const child = new EventEmitter()
    const reading = { loop: { p99: 1, max: 2 }, cpuMs: 3, memory: 4 }
    const read = nextReading(child)
    child.emit('message', 'serving')
    setImmediate(() => child.emit('message', reading))
    assert.deepEqual(await read, reading)
  })
})
