import assert from 'node:assert/strict'
import { once } from 'node:events'
import { getPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { letOthersGoFirst } from '../../../src/platform/threads/let-others-go-first.js'

const file = new URL('../../../src/platform/threads/let-others-go-first.ts', import.meta.url).href

const inThread = `
const { parentPort } = require('node:worker_threads')
const { getPriority } = require('node:os')
import('tsx/esm/api').then(({ register }) => {
  register()
  return import(${JSON.stringify(file)})
}).then(({ letOthersGoFirst }) => {
  const before = getPriority()
  letOthersGoFirst()
  parentPort.postMessage([before, getPriority()])
})`

describe('A thread that lets others go first', () => {
  it('lowers its own priority, and not that of the thread that answers', async function () {
    if (process.platform !== 'linux') return this.skip()
    const own = getPriority()
    const worker = new Worker(inThread, { eval: true })
    const [[before, after]] = (await once(worker, 'message')) as [[number, number]]
    await worker.terminate()
    // Lower than 19 is nothing.
    assert.deepEqual([before, after, getPriority()], [own, Math.min(own + 5, 19), own])
  })

  it('is behind the others also where the whole process has a low priority', function () {
    if (process.platform !== 'linux') return this.skip()
    const asked: unknown[] = []
    for (const own of [0, 10, 19])
      for (const by of [undefined, 19])
        letOthersGoFirst({ by, set: (...given: unknown[]) => void asked.push(...given), own: () => own })
    assert.deepEqual(asked, [5, 19, 15, 19, 19, 19])
  })

  it('works on where the system refuses that', () => {
    let asked = 0
    letOthersGoFirst({
      set: () => {
        asked++
        throw new Error('uv_os_setpriority returned EPERM (operation not permitted)')
      },
    })
    assert.equal(asked, process.platform === 'linux' ? 1 : 0)
  })
})
