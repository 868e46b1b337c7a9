import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { createNightlyJob, isNightDue, nightOf } from '../../src/content/nightly-job.js'
import { BackupFault } from '../../src/platform/backup/backup-fault.js'
import type { Database } from '../../src/platform/database/open-database.js'
import { wording } from '../../src/platform/language/wording.js'
import { createJobs, type Jobs } from '../../src/platform/metrics/jobs.js'
import { createMetrics } from '../../src/platform/metrics/metrics.js'
import { ThreadFault } from '../../src/platform/threads/thread-fault.js'
import { createLog } from '../../src/platform/web/log.js'
import { openEmpty } from '../support/samples/empty-database.js'

const timeZone = 'America/New_York'
const due = (last: string | null, now: string, hour = 2) =>
  isNightDue({ last: last === null ? null : new Date(last), now: new Date(now), hour, timeZone })

describe('isNightDue', () => {
  it('is so once a night, from its hour on', () => {
    assert.equal(due(null, '2026-11-28T15:00:00Z'), true, 'never done')
    assert.equal(due('2026-11-27T07:00:00Z', '2026-11-28T06:59:00Z'), false, 'before two o’clock')
    assert.equal(due('2026-11-27T07:00:00Z', '2026-11-28T07:00:00Z'), true, 'at two o’clock')
    assert.equal(due('2026-11-28T07:00:00Z', '2026-11-29T04:59:00Z'), false, 'done today')
    assert.equal(due('2026-11-27T18:00:00Z', '2026-11-28T07:00:00Z'), true, 'made up for yesterday afternoon')
  })

  it('makes up for missed nights once', () => {
    assert.equal(due('2026-11-20T07:00:00Z', '2026-11-28T15:00:00Z'), true)
    assert.equal(due('2026-11-28T15:00:00Z', '2026-11-28T15:05:00Z'), false)
  })

  it('is so once when the hour is skipped, and once when it comes twice', () => {
    // On March 8, 2026, two o’clock is skipped.
    assert.equal(due('2026-03-07T07:00:00Z', '2026-03-08T06:59:00Z'), false)
    assert.equal(due('2026-03-07T07:00:00Z', '2026-03-08T07:00:00Z'), true)
    // On November 1, 2026, one o’clock comes twice.
    assert.equal(due('2026-10-31T05:00:00Z', '2026-11-01T05:00:00Z', 1), true)
    assert.equal(due('2026-11-01T05:00:00Z', '2026-11-01T06:00:00Z', 1), false)
  })

  it('gives each night one date', () => {
    const dateOf = (now: string) => nightOf(new Date(now), 3, timeZone)
    assert.equal(dateOf('2026-11-28T07:59:00Z'), '2026-11-27', 'before three o’clock')
    assert.equal(dateOf('2026-11-28T08:00:00Z'), '2026-11-28')
    assert.equal(dateOf('2026-11-29T04:59:00Z'), '2026-11-28', 'made up for in the evening')
    // Clocks go from two to three o’clock, and back from two to one.
    assert.deepEqual(['2026-03-08T06:59:00Z', '2026-03-08T07:00:00Z'].map(dateOf), [
      '2026-03-07',
      '2026-03-08',
    ])
    assert.deepEqual(['2026-11-01T07:59:00Z', '2026-11-01T08:00:00Z'].map(dateOf), [
      '2026-10-31',
      '2026-11-01',
    ])
  })

  it('begins some minutes after the hour, where the jobs of many districts are spread', () => {
    const spread = (last: string, now: string) =>
      isNightDue({ last: new Date(last), now: new Date(now), hour: 2, minute: 40, timeZone })
    assert.equal(spread('2026-11-27T07:40:00Z', '2026-11-28T07:39:00Z'), false)
    assert.equal(spread('2026-11-27T07:40:00Z', '2026-11-28T07:40:00Z'), true)
    assert.equal(spread('2026-11-28T07:40:00Z', '2026-11-29T04:59:00Z'), false)
  })

  it('goes on after a clock that was wrong', () => {
    assert.equal(due('2040-01-01T00:00:00Z', '2026-11-28T15:00:00Z'), true)
  })
})

describe('A nightly job', () => {
  let database: Database
  let now: Date
  let ran: number
  const log = createLog('silent')
  beforeEach(async () => {
    database = await openEmpty()
    now = new Date('2026-11-28T07:30:00Z')
    ran = 0
  })
  afterEach(() => database.$client.close())

  function create(work = async () => {}, isMissing = async () => false, firstWaitMs = 0) {
    const writeLater = async (write: () => void) => write()
    const tools = { database, writeLater, now: () => now, log }
    const run = async () => {
      ran++
      await work()
    }
    return createNightlyJob(run, tools, {
      name: 'test',
      hour: 2,
      timeZone: () => timeZone,
      fault: 'x',
      isMissing,
      firstWaitMs,
    })
  }
  const later = (hours: number) => {
    now = new Date(now.getTime() + hours * 60 * 60_000)
  }

  it('runs once a night whatever restarts', async () => {
    for (let restart = 0; restart < 3; restart++) await create().runIfDue()
    assert.equal(ran, 1)
    later(24)
    for (let restart = 0; restart < 3; restart++) await create().runIfDue()
    assert.equal(ran, 2)
    assert.deepEqual(create().lastDone(), now)
  })

  it('looks first after a while, and not at all once it is stopped', async () => {
    const started = (firstWaitMs: number) => {
      const job = create(undefined, undefined, firstWaitMs)
      job.start()
      return job
    }
    await started(50).stop()
    const job = started(50)
    await sleep(20)
    assert.equal(ran, 0)
    await sleep(100)
    assert.equal(ran, 1)
    await job.stop()
    later(24)
    await started(0).stop()
    assert.equal(ran, 2, 'at once without a wait')
  })

  it('tries a failed one again an hour later, and at a restart', async () => {
    const failing = create(async () => {
      throw new Error('no disk')
    })
    assert.equal(await failing.runIfDue(), true)
    assert.equal(await failing.runIfDue(), false)
    later(1)
    assert.equal(await failing.runIfDue(), true)
    assert.equal(failing.lastDone(), null)
    assert.equal(await create().runIfDue(), true)
    assert.equal(ran, 3)
  })

  it('logs why one failed as a sentence where there are words for it', async () => {
    const lines: string[] = []
    const sink = { write: (line: string) => void lines.push(line) }
    const tools = {
      ...{ database, now: () => now, log: createLog('error', sink) },
      writeLater: async (write: () => void) => write(),
    }
    const faults = [
      new BackupFault(wording('backup.full', { folder: '/mnt/backups' })),
      new ThreadFault('backup', 'silent'),
      new Error('no disk'),
    ]
    for (const fault of faults) {
      const options = { name: 'test', hour: 2, timeZone: () => timeZone, fault: 'It failed' }
      await createNightlyJob(() => Promise.reject(fault), tools, options).run()
    }
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).fault),
      [
        'The disk of /mnt/backups is full. Free some space: a backup needs three times the size of the database for a moment.',
        'The service stopped the backup, because it hung.',
        'no disk',
      ],
    )
  })

  it('tries it again also at a look that comes a moment early', async () => {
    const failing = create(async () => {
      // As long as it may take.
      now = new Date(now.getTime() + 500)
      throw new Error('no disk')
    })
    const began = now
    await failing.runIfDue()
    now = new Date(began.getTime() + 60 * 60_000 - 1000)
    assert.equal(await failing.runIfDue(), true)
  })

  it('tells when it is next due', async () => {
    const plans: (() => Date)[] = []
    const add = ((_job, _lastDone, options) => {
      plans.push(options!.nextAt!)
      return (work) => work()
    }) as Jobs['add']
    const tools = {
      database,
      writeLater: async (write: () => void) => write(),
      now: () => now,
      log,
      jobs: { ...createJobs(createMetrics()), add, minute: 30 },
    }
    let isBroken = false
    const work = async () => {
      if (isBroken) throw new Error('no disk')
    }
    const job = createNightlyJob(work, tools, { name: 'test', hour: 2, timeZone: () => timeZone, fault: 'x' })
    const next = () => plans[0]!().toISOString()
    assert.equal(next(), '2026-11-28T07:30:00.000Z', 'now: it was never done')
    await job.run()
    assert.equal(next(), '2026-11-29T07:30:00.000Z', 'at half past two')
    later(23)
    assert.equal(next(), '2026-11-29T07:30:00.000Z')
    later(2)
    assert.equal(next(), now.toISOString(), 'now: its hour is over')
    isBroken = true
    await job.run()
    assert.equal(next(), new Date(now.getTime() + 60 * 60_000).toISOString(), 'in an hour: it failed')
  })

  it('makes up for many missed nights once, whatever restarts', async () => {
    await create().runIfDue()
    later(24 * 20)
    for (let restart = 0; restart < 3; restart++) await create().runIfDue()
    assert.equal(ran, 2)
  })

  it('runs once a night while the clock jumps', async () => {
    const jumps = [5, -5, 24, -23, 3, -3]
    await create().runIfDue()
    let nights = 1
    for (const hours of jumps) {
      later(hours)
      for (let restart = 0; restart < 2; restart++) await create().runIfDue()
      nights = Math.max(nights, hours === 24 ? 2 : nights)
      assert.equal(ran, nights, `after ${hours} hours`)
    }
    later(24 * 365 * 14)
    await create().runIfDue()
    later(-24 * 365 * 14)
    for (let restart = 0; restart < 2; restart++) await create().runIfDue()
    assert.equal(ran, nights + 2, 'once while the clock was wrong, and once when it was right')
  })

  it('measures its runs and failures', async () => {
    const counted: string[] = []
    const jobs = {
      add:
        (job: string) =>
        async <T>(work: () => Promise<T>) => {
          counted.push(job)
          return work()
        },
    }
    const writeLater = async (write: () => void) => write()
    const tools = { database, writeLater, now: () => now, log, jobs }
    const options = { name: 'test', hour: 2, timeZone: () => timeZone, fault: 'x' }
    await createNightlyJob(async () => {}, tools, options).runIfDue()
    assert.deepEqual(counted, ['test'])
  })

  it('tries a failed one again although the night is done: one by hand', async () => {
    await create().runIfDue()
    let isFull = true
    const job = create(async () => {
      if (isFull) throw new Error('no disk')
    })
    await job.run()
    isFull = false
    assert.equal(await job.runIfDue(), false)
    later(1)
    assert.equal(await job.runIfDue(), true)
    assert.equal(await job.runIfDue(), false)
    assert.equal(ran, 3)
  })

  it('runs again on the same day when its result is missing, and never twice at a time', async () => {
    await create().runIfDue()
    let done = () => {}
    const slow = create(
      () => new Promise<void>((resolve) => (done = resolve)),
      async () => true,
    )
    const running = slow.runIfDue()
    await new Promise((resolve) => setImmediate(resolve))
    assert.equal(slow.isRunning(), true)
    assert.equal(await slow.runIfDue(), false)
    void slow.run()
    done()
    assert.equal(await running, true)
    assert.equal(ran, 2)
  })
})
