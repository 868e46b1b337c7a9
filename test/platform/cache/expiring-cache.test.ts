import assert from 'node:assert/strict'
import { createShortMemory } from '../../../src/platform/cache/expiring-cache.js'

describe('An expiring cache', () => {
  let now: number
  const made = (most?: number) =>
    createShortMemory<string>({ now: () => new Date(now), keepFor: 60_000, ...(most ? { most } : {}) })
  beforeEach(() => {
    now = Date.UTC(2026, 10, 25)
  })

  it('keeps a value until it expires, however often it is read', () => {
    const memory = made()
    memory.keep('a', 'one')
    now += 59_999
    assert.equal(memory.find('a'), 'one')
    now += 1
    assert.equal(memory.find('a'), null)
  })

  it('restarts the clock when a value is set again', () => {
    const memory = made()
    memory.keep('a', 'one')
    now += 59_000
    memory.keep('a', 'two')
    now += 59_000
    assert.equal(memory.find('a'), 'two')
  })

  it('forgets a value on request', () => {
    const memory = made()
    memory.keep('a', 'one')
    memory.forget('a')
    assert.equal(memory.find('a'), null)
  })

  it('drops the oldest when full, even if it was just read', () => {
    const memory = made(2)
    memory.keep('a', 'one')
    memory.keep('b', 'two')
    memory.find('a')
    memory.keep('c', 'three')
    assert.deepEqual(['a', 'b', 'c'].map(memory.find), [null, 'two', 'three'])
  })

  it('counts a value set again as the newest', () => {
    const memory = made(2)
    memory.keep('a', 'one')
    memory.keep('b', 'two')
    memory.keep('a', 'three')
    memory.keep('c', 'four')
    assert.deepEqual(['a', 'b', 'c'].map(memory.find), ['three', null, 'four'])
  })
})
