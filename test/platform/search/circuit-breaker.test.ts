import assert from 'node:assert/strict'
import { createCircuitBreaker } from '../../../src/platform/search/circuit-breaker.js'

describe('createCircuitBreaker', () => {
  let now: number
  const breaker = () => createCircuitBreaker({ failuresToOpen: 2, openMs: 1000, now: () => now })
  beforeEach(() => {
    now = 0
  })

  it('opens after consecutive failures, not after scattered ones', () => {
    const b = breaker()
    b.failed()
    b.succeeded()
    b.failed()
    assert.ok(b.allowsRequest())
    b.failed()
    assert.ok(!b.allowsRequest())
  })

  it('allows one trial after the pause, and closes when it succeeds', () => {
    const b = breaker()
    b.failed()
    b.failed()
    now = 999
    assert.ok(!b.allowsRequest())
    now = 1000
    assert.ok(b.allowsRequest())
    assert.ok(!b.allowsRequest(), 'a second one beside the trial')
    b.succeeded()
    assert.ok(b.allowsRequest() && b.allowsRequest())
  })

  it('stays open for another pause when the trial fails', () => {
    const b = breaker()
    b.failed()
    b.failed()
    now = 1000
    assert.ok(b.allowsRequest())
    b.failed()
    now = 1999
    assert.ok(!b.allowsRequest())
    now = 2000
    assert.ok(b.allowsRequest())
  })
})
