import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import Sqlite from 'better-sqlite3'
import { trustClock } from '../../src/answering/inquiries/clock-doubt.js'
import { createInsertInquiry } from '../../src/answering/inquiries/inquiry-store.js'
import { createEraseDaily } from '../../src/content/erase-daily.js'
import { createAuditStore } from '../../src/platform/audit/audit-store.js'
import type { Database } from '../../src/platform/database/open-database.js'
import { runInTransaction } from '../../src/platform/database/statements.js'
import { createJobs } from '../../src/platform/metrics/jobs.js'
import { createMetrics } from '../../src/platform/metrics/metrics.js'
import { createHealthNotes } from '../../src/platform/web/health-notes.js'
import { createLog } from '../../src/platform/web/log.js'
import { openPublishedFile } from '../support/samples/sample-database.js'
import { sampleInquiry } from '../support/samples/sample-inquiry.js'

const hour = 60 * 60_000
const timeZone = 'America/New_York'

describe('Erasing every night, beside a program that reads the database', () => {
  let folder: string
  let database: Database
  let reader: Sqlite.Database
  let now: Date
  let lines: { level: number; msg: string; fault?: string }[]
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'erase-daily-'))
    const file = join(folder, 'data.sqlite')
    database = await openPublishedFile(file)
    database.$client.pragma('busy_timeout = 1')
    now = new Date('2026-10-31T07:00:00Z')
    lines = []
    const question = sampleInquiry({ askedAt: new Date('2026-09-01T12:00:00Z'), text: 'the bus', school: 1 })
    runInTransaction(database.$client, [createInsertInquiry(database)(question)])
    trustClock(database, now)
    reader = new Sqlite(file)
    reader.exec('begin; select count(*) from inquiries')
  })
  afterEach(() => {
    reader.close()
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  function create() {
    const sink = new Writable({ write: (line, _encoding, done) => done(void lines.push(JSON.parse(line))) })
    const log = createLog('info', sink)
    const notes = createHealthNotes({ now: () => now, log })
    const metrics = createMetrics()
    const tools = { database, log, notes, now: () => now, writeLater: async (write: () => void) => write() }
    const job = createEraseDaily(
      { dataDir: folder, keepTextDays: 30, auditKeepDays: 1096 },
      { ...tools, audit: createAuditStore(database, () => now), jobs: createJobs(metrics) } as never,
      { directory: () => ({ district: { timeZone } }) } as never,
      { discardOld: () => {} },
    )
    const failures = async () =>
      (await metrics.text()).includes('whotoask_job_failures_total{task="erasing"} 0') ? 'none' : 'some'
    return { job, notes, failures }
  }

  const said = () => lines.map(({ level, msg }) => `${level} ${msg}`)

  it('says once that it waits, and that is no fault', async () => {
    const { job, notes, failures } = create()
    for (let tries = 0; tries < 3; tries++) {
      assert.equal(await job.runIfDue(), true)
      now = new Date(now.getTime() + hour)
    }
    assert.deepEqual(said(), [
      '30 Erased expired data',
      '30 Erased words stay in the database’s log while another program reads it',
    ])
    assert.deepEqual([notes.list(), await failures(), job.lastDone()], [[], 'none', null])
    // The daily pause of Litestream.
    reader.close()
    assert.equal(await job.runIfDue(), true)
    assert.deepEqual(job.lastDone(), now)
    assert.equal(said().length, 2)
  })

  it('is a fault that staff see once it lasts longer than a day, until it is over', async () => {
    const { job, notes, failures } = create()
    await job.runIfDue()
    now = new Date(now.getTime() + 25 * hour)
    await job.runIfDue()
    assert.deepEqual([notes.list(), await failures()], [[], 'none'])
    now = new Date(now.getTime() + hour)
    await job.runIfDue()
    const [note] = notes.list()
    assert.deepEqual([note?.key, note?.values], ['health.erasingWaits', { since: { isoDate: '2026-10-31' } }])
    assert.equal(await failures(), 'some')
    assert.match(said().at(-1)!, /^50 What is kept no more could not be erased/)
    reader.close()
    now = new Date(now.getTime() + hour)
    await job.runIfDue()
    assert.deepEqual(notes.list(), [])
  })
})
