import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import Sqlite from 'better-sqlite3'
import { doubtDays, maxAwayDays, trustClock } from '../../../src/answering/inquiries/clock-doubt.js'
import { forgetDaily } from '../../../src/answering/inquiries/forget-daily.js'
import { LogInUse } from '../../../src/answering/inquiries/forget-inquiries.js'
import { createInsertInquiry } from '../../../src/answering/inquiries/inquiry-store.js'
import { spillFile } from '../../../src/answering/inquiries/spill-lines.js'
import type { AuditEvent } from '../../../src/platform/audit/audit-event.js'
import { createAuditStore } from '../../../src/platform/audit/audit-store.js'
import { auditEvents } from '../../../src/platform/database/audit-schema.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { runInTransaction } from '../../../src/platform/database/statements.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { createHealthNotes } from '../../../src/platform/web/health-notes.js'
import { createLog } from '../../../src/platform/web/log.js'
import { openPublishedFile } from '../../support/samples/sample-database.js'
import { sampleInquiry } from '../../support/samples/sample-inquiry.js'

const day = 24 * 60 * 60_000
const asked = new Date('2026-10-01T03:30:00Z')
const daysLater = (days: number) => new Date(asked.getTime() + days * day)

describe('Forgetting inquiries every day', () => {
  let folder: string
  let database: Database
  let told: AuditEvent[]
  let lines: string[]
  let notes: ReturnType<typeof createHealthNotes>
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'forget-daily-'))
    database = await openPublishedFile(join(folder, 'data.sqlite'))
    told = []
    lines = []
    notes = createHealthNotes({ now: () => asked, log: createLog('silent') })
    for (let i = 0; i < 3; i++)
      runInTransaction(database.$client, [
        createInsertInquiry(database)(
          sampleInquiry({
            askedAt: asked,
            text: 'the bus did not stop',
            textUntil: daysLater(30),
            school: 1,
          }),
        ),
      ])
  })
  afterEach(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const sink = new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) })
  const run = (now: Date) =>
    forgetDaily(
      database,
      { now, keepTextDays: 30, timeZone: 'America/New_York', spillFile: spillFile(folder) },
      {
        log: createLog('info', sink),
        audit: { ...audit(), record: (event) => void told.push(event) },
        auditKeepDays: 1096,
        notes,
      },
    )
  const audit = () => createAuditStore(database, () => asked)
  const kept = () => database.$client.prepare('select count(*) from inquiries').pluck().get()
  const isDoubted = () => notes.list().some(({ key }) => key === 'health.clockAhead')

  it('reports how much was erased, in the log and the audit log', async () => {
    await run(daysLater(1))
    assert.deepEqual([told, lines], [[], []], 'nothing to tell while nothing is over')
    await run(daysLater(30))
    assert.equal(kept(), 0)
    assert.match(lines.join(), /"inquiries":3.*Erased expired data/)
    const [{ what, details }] = told as [AuditEvent]
    assert.deepEqual(
      [what, details],
      ['inquiries-forgotten', { inquiries: 3, texts: 0, cases: 0, auditLines: 0 }],
    )
  })

  it('reports it once where a reader of the database keeps it in the log', async () => {
    await run(daysLater(1))
    const reader = new Sqlite(database.$client.name)
    reader.exec('begin; select count(*) from inquiries')
    database.$client.pragma('busy_timeout = 20')
    await assert.rejects(run(daysLater(30)), LogInUse)
    await assert.rejects(run(daysLater(30)), LogInUse)
    reader.close()
    await run(daysLater(30))
    assert.deepEqual(
      told.map(({ details }) => details?.inquiries),
      [3],
    )
  })

  it('erases nothing while the clock is years ahead, says so, and resumes once it is right', async () => {
    await run(daysLater(1))
    await run(new Date('2040-01-01T00:00:00Z'))
    assert.equal(kept(), 3)
    assert.match(lines.join(), /"level":50.*"today":"2040-01-01","last":"2026-10-02".*Nothing is erased/)
    const { t } = createLanguage().speech('en')
    const said = notes.list().map(({ key, values }) => t(key, values))
    assert.match(said.join(), /It says December 31, 2039, and the last erasure was on October 1, 2026\. /)
    // A question asked meanwhile does not make the clock right.
    await run(new Date('2040-01-02T00:00:00Z'))
    assert.equal(kept(), 3)
    await run(daysLater(2))
    assert.ok(!isDoubted())
    assert.equal(kept(), 3)
  })

  it('does the same on its first run, going by the newest question', async () => {
    await run(new Date('2040-01-01T00:00:00Z'))
    assert.equal(kept(), 3)
    assert.ok(isDoubted())
  })

  it('erases after a summer without running', async () => {
    await run(daysLater(1))
    await run(daysLater(1 + maxAwayDays))
    assert.equal(kept(), 0)
    assert.ok(!isDoubted())
  })

  it('trusts the clock once an admin confirms it', async () => {
    await run(daysLater(400))
    assert.equal(kept(), 3)
    trustClock(database, daysLater(400))
    await run(daysLater(400))
    assert.equal(kept(), 0)
  })

  it('trusts the clock after a week, so nothing is kept forever because nobody looked', async () => {
    for (let i = 0; i < doubtDays; i++) await run(daysLater(400 + i))
    assert.equal(kept(), 3)
    await run(daysLater(400 + doubtDays))
    assert.equal(kept(), 0)
    assert.ok(!isDoubted())
  })

  it('removes expired lines of the audit log, and only those', async () => {
    const now = new Date()
    const at = (days: number) => now.getTime() - days * day
    trustClock(database, now)
    for (const days of [2000, 1097, 1095, 1])
      database
        .insert(auditEvents)
        .values({ at: at(days), what: 'signed-in', from: 'test' })
        .run()
    await run(now)
    const left = () => database.$client.prepare('select at from audit_events order by at').pluck().all()
    assert.deepEqual(left(), [at(1095), at(1)])
    assert.equal(told[0]?.details?.auditLines, 2)
    assert.throws(() => audit().forget(now, 10), /append-only/, 'one that is not a year old')
    assert.deepEqual(left(), [at(1095), at(1)])
  })
})
