import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '../../../src/platform/language/refusal.js'
import { wording } from '../../../src/platform/language/wording.js'
import { createDailyJob } from '../../../src/platform/threads/daily-job.js'
import { createLog } from '../../../src/platform/web/log.js'

describe('A daily job', () => {
  const log = createLog('silent')
  const options = { fault: 'It failed', log, every: 20, again: 5 }

  it('runs at the start, then every day, and not after it is stopped', async () => {
    let times = 0
    const job = createDailyJob(async () => void times++, options)
    await job.start()
    assert.equal(times, 1)
    while (times < 3) await wait(5)
    await job.stop()
    const done = times
    await wait(60)
    assert.equal(times, done)
  })

  it('is retried soon after a failure', async () => {
    let times = 0
    const failing = async () => {
      if (++times === 1) throw new Error('locked')
    }
    const job = createDailyJob(failing, { ...options, every: 60_000 })
    await job.start()
    while (times < 2) await wait(2)
    await job.stop()
    assert.equal(times, 2)
  })

  it('logs a failure, but not that a stop ended the work midway', async () => {
    const logged: string[] = []
    const noting = { ...log, error: (_: object, words: string) => void logged.push(words) } as typeof log
    const closing = new AbortController()
    const job = createDailyJob(() => wait(60_000, undefined, { signal: closing.signal }), {
      ...options,
      log: noting,
    })
    const ended = job.start()
    closing.abort()
    await job.stop()
    await ended
    assert.deepEqual(logged, [])
    const failing = createDailyJob(() => Promise.reject(new Error('locked')), { ...options, log: noting })
    await failing.start()
    await failing.stop()
    assert.deepEqual(logged, ['It failed'])
  })

  it('logs why it failed as a sentence where there are words for it', async () => {
    const lines: string[] = []
    const noting = createLog('error', { write: (line: string) => void lines.push(line) })
    const fault = new Refusal(wording('backup.locked'))
    const job = createDailyJob(() => Promise.reject(fault), { ...options, log: noting })
    await job.start()
    await job.stop()
    assert.match(JSON.parse(lines[0]!).fault, /^[A-Z].+\.$/)
  })

  it('is awaited while it runs', async () => {
    let done = false
    const job = createDailyJob(async () => {
      await wait(30)
      done = true
    }, options)
    void job.start()
    await job.stop()
    assert.ok(done)
  })
})
