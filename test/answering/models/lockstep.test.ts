import assert from 'node:assert/strict'
import { createLockstep, lockstepBytes } from '../../../src/answering/models/lockstep.js'

describe('createLockstep', () => {
  it('waits for no thread that has failed', () => {
    const memory = new SharedArrayBuffer(lockstepBytes(2))
    const [own, other] = [createLockstep(memory, 2, 0), createLockstep(memory, 2, 1)]
    other.fail()
    assert.throws(() => own.step(), /has failed/)
  })

  it('passes where the others have ended the step already', () => {
    const memory = new SharedArrayBuffer(lockstepBytes(1))
    const alone = createLockstep(memory, 1, 0)
    alone.step()
    alone.step()
  })
})
