import assert from 'node:assert/strict'
import { createExpiringCache } from '../../../src/platform/cache/expiring-cache.js'

describe('An expiring cache', () => {
  let now: number
  const made = (maxEntries?: number) =>
    createExpiringCache<string>({
      now: () => new Date(now),
      keepFor: 60_000,
      ...(maxEntries ? { maxEntries } : {}),
    })
  beforeEach(() => {
    now = Date.UTC(2026, 10, 25)
  })

  it('keeps a value until it expires, however often it is read', () => {
    const cache = made()
    cache.keep('a', 'one')
    now += 59_999
    assert.equal(cache.find('a'), 'one')
    now += 1
    assert.equal(cache.find('a'), null)
  })

  it('restarts the clock when a value is set again', () => {
    const cache = made()
    cache.keep('a', 'one')
    now += 59_000
    cache.keep('a', 'two')
    now += 59_000
    assert.equal(cache.find('a'), 'two')
  })

  it('forgets a value on request', () => {
    const cache = made()
    cache.keep('a', 'one')
    cache.forget('a')
    assert.equal(cache.find('a'), null)
  })

  it('drops the oldest when full, even if it was just read', () => {
    const cache = made(2)
    cache.keep('a', 'one')
    cache.keep('b', 'two')
    cache.find('a')
    cache.keep('c', 'three')
    assert.deepEqual(['a', 'b', 'c'].map(cache.find), [null, 'two', 'three'])
  })

  it('counts a value set again as the newest', () => {
    const cache = made(2)
    cache.keep('a', 'one')
    cache.keep('b', 'two')
    cache.keep('a', 'three')
    cache.keep('c', 'four')
    assert.deepEqual(['a', 'b', 'c'].map(cache.find), ['three', null, 'four'])
  })
})
