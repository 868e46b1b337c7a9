import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { closeInReverse } from '../../../src/platform/threads/close-in-reverse.js'
import { stopParts } from '../../../src/platform/threads/stop-parts.js'
import { createLog } from '../../../src/platform/web/log.js'

function keepLog() {
  const lines: { msg: string; fault?: string }[] = []
  const into = new Writable({
    write: (line, _encoding, done) => done(void lines.push(JSON.parse(String(line)))),
  })
  return { log: createLog('error', into), told: () => lines.map(({ msg, fault }) => [msg, fault]) }
}

const never = new Promise(() => {})
const anHour = 3_600_000

describe('Parts that stop in parallel', () => {
  it('are all awaited, even after one has failed', async () => {
    const { log, told } = keepLog()
    let end = () => {}
    const slow = new Promise<void>((resolve) => {
      end = resolve
    })
    let isOver = false
    const stopped = stopParts(log, anHour, [Promise.reject(new Error('stuck')), slow, undefined]).then(() => {
      isOver = true
    })
    await new Promise(setImmediate)
    assert.equal(isOver, false)
    end()
    await stopped
    assert.deepEqual(told(), [['A part failed to stop', 'Error: stuck']])
  })

  it('are awaited no longer than the limit', async () => {
    const { log, told } = keepLog()
    await stopParts(log, 20, [never])
    assert.deepEqual(told(), [['A part takes too long to stop; continuing without it', undefined]])
  })
})

describe('Parts opened in order', () => {
  it('are closed in reverse, one after another, each once', async () => {
    const closed: string[] = []
    const wings = closeInReverse(keepLog().log)
    const part = (name: string) => ({
      name,
      async close(stepMs: number) {
        await new Promise(setImmediate)
        closed.push(`${name} ${stepMs}`)
      },
    })
    assert.equal(wings.open(part('lowest')).name, 'lowest')
    wings.open(part('middle'))
    wings.open(part('highest'))
    await wings.close(7)
    await wings.close(7)
    assert.deepEqual(closed, ['highest 7', 'middle 7', 'lowest 7'])
  })

  it('are closed although an earlier one failed', async () => {
    const { log, told } = keepLog()
    const wings = closeInReverse(log)
    let isClosed = false
    wings.open({
      close: async () => {
        isClosed = true
      },
    })
    wings.open({ close: () => Promise.reject(new Error('stuck')) })
    await wings.close(7)
    assert.ok(isClosed)
    assert.deepEqual(told(), [['A part failed to stop', 'Error: stuck']])
  })
})
