import assert from 'node:assert/strict'
import { areaOf } from '../../../src/platform/metrics/count-requests.js'
import { createJobs } from '../../../src/platform/metrics/jobs.js'
import { createMetrics, knownLabel } from '../../../src/platform/metrics/metrics.js'
import { createTurns } from '../../../src/platform/threads/turns.js'

const linesOf = async (metrics: { text(): Promise<string> }) =>
  (await metrics.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))

describe('Metrics', () => {
  it('read a gauge at each scrape, and leave out what is unknown', async () => {
    const metrics = createMetrics()
    let waiting: number | null = null
    metrics.gauge({ name: 'waiting', help: 'x' }, () => waiting)
    assert.deepEqual(await linesOf(metrics), [])
    waiting = 3
    assert.deepEqual(await linesOf(metrics), ['whotoask_waiting 3'])
    waiting = null
    assert.deepEqual(await linesOf(metrics), [])
  })

  it('forget a label that is over', async () => {
    const metrics = createMetrics()
    let degraded = new Map([['disk', 1]])
    metrics.gauge({ name: 'degraded', help: 'x', labelNames: ['part'] }, () => degraded)
    assert.deepEqual(await linesOf(metrics), ['whotoask_degraded{part="disk"} 1'])
    degraded = new Map([['search', 1]])
    assert.deepEqual(await linesOf(metrics), ['whotoask_degraded{part="search"} 1'])
  })

  it('survive a part that cannot be read', async () => {
    const metrics = createMetrics()
    metrics.gauge({ name: 'broken', help: 'x' }, () => {
      throw new Error('The database is locked')
    })
    metrics.gauge({ name: 'sound', help: 'x' }, () => 1)
    assert.deepEqual(await linesOf(metrics), ['whotoask_sound 1'])
  })

  it('take known labels alone', () => {
    assert.equal(knownLabel('es', ['en', 'es']), 'es')
    assert.equal(knownLabel('my son Jonas', ['en', 'es']), 'other')
  })

  it('know a few kinds of requests', () => {
    const areas: [string, string][] = [
      ['/ask', 'ask'],
      ['/es/ask', 'ask'],
      ['/zh-hant/ask', 'ask'],
      ['/api/v1/ask', 'ask'],
      ['/api/v1/schools/:slug', 'api'],
      ['/answers/:code', 'pages'],
      ['/', 'pages'],
      ['/es/admin/topics', 'staff'],
      ['/sign-in', 'staff'],
      ['/assets/*', 'assets'],
      ['/metrics', 'probes'],
      ['(no route)', 'unknown'],
    ]
    for (const [route, area] of areas) assert.equal(areaOf(route), area, route)
  })
})

describe('Jobs', () => {
  it('are measured: the last success, how long it took, and failures', async () => {
    const metrics = createMetrics()
    let done: Date | null = null
    const run = createJobs(metrics).add('backup', () => done)
    await assert.rejects(
      run(async () => {
        throw new Error('no disk')
      }),
      /no disk/,
    )
    const before = await linesOf(metrics)
    assert.ok(before.includes('whotoask_job_failures_total{task="backup"} 1'))
    assert.ok(before.includes('whotoask_job_runs_total{task="backup"} 0'))
    assert.ok(!before.some((line) => line.startsWith('whotoask_job_last_success')))
    done = new Date('2026-11-28T07:00:00Z')
    assert.equal(await run(async () => 7), 7)
    const after = await linesOf(metrics)
    assert.ok(after.includes('whotoask_job_runs_total{task="backup"} 1'))
    assert.ok(
      after.includes(`whotoask_job_last_success_timestamp_seconds{task="backup"} ${done.getTime() / 1000}`),
    )
    assert.ok(after.some((line) => line.startsWith('whotoask_job_last_duration_seconds{task="backup"}')))
  })

  it('of many districts wait for each other, except light ones', async () => {
    const inTurn = createTurns()
    const [elm, oakdale] = [0, 1].map(() => createJobs(createMetrics(), { inTurn }))
    let end = () => {}
    const first = elm!.add(
      'backup',
      () => null,
    )(
      () =>
        new Promise<string>((done) => {
          end = () => done('first')
        }),
    )
    const second = oakdale!.add('backup', () => null)(async () => 'second')
    const light = oakdale!.add('links', () => null, { isLight: true })(async () => 'light')
    assert.equal(await Promise.race([second, light]), 'light')
    end()
    assert.deepEqual(await Promise.all([first, second]), ['first', 'second'])
  })
})
