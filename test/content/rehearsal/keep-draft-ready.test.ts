import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import { keepDraftReady } from '../../../src/content/rehearsal/keep-draft-ready.js'

describe('The working copy is made ready before a question is tried', () => {
  let isOpen: boolean
  let running: { end(): void; fail(): void }[]
  let ready: ReturnType<typeof keepDraftReady>
  beforeEach(() => {
    isOpen = false
    running = []
    ready = keepDraftReady({
      isOpen: () => isOpen,
      prepare: () =>
        new Promise((resolve, reject) =>
          running.push({ end: resolve, fail: () => reject(new Error('gone')) }),
        ),
    })
  })

  it('when an editor is opened, unless its thread is there', () => {
    ready.opened()
    assert.equal(running.length, 1)
    isOpen = true
    ready.opened()
    assert.equal(running.length, 1)
  })

  it('after each edit, once for all that came meanwhile, also after a failure', async () => {
    isOpen = true
    for (const _ of [1, 2, 3]) ready.edited()
    assert.equal(running.length, 1)
    running[0]!.fail()
    await setImmediate()
    assert.equal(running.length, 2)
    running[1]!.end()
    await setImmediate()
    assert.equal(running.length, 2)
    ready.edited()
    assert.equal(running.length, 3)
  })
})
