import assert from 'node:assert/strict'
import { collectGarbage } from '../../../src/platform/process/collect-garbage.js'

describe('A garbage collection', () => {
  it('frees what nothing refers to', () => {
    let dropped: WeakRef<object> | null = null
    const drop = () => {
      dropped = new WeakRef({ large: new Array(1000).fill('x') })
    }
    drop()
    // A WeakRef is kept until the end of the turn in which it was made.
    return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      collectGarbage()
      assert.equal(dropped?.deref(), undefined)
      assert.equal('gc' in globalThis, false)
    })
  })
})
