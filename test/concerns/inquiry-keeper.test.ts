import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createInquiryKeeper } from '../../src/concerns/inquiry-keeper.js'
import { type Database, openDatabase } from '../../src/database/open-database.js'
import type { Statement } from '../../src/database/run-all.js'
import { seedDatabase } from '../../src/database/seed-database.js'
import { startWriteThread, type WriteThread } from '../../src/database/write-thread.js'
import { publishRevision } from '../../src/routing/publish-revision.js'
import { createLog } from '../../src/web/log.js'
import { writeSeedFolder } from '../database/seed-folder.js'
import { sampleNow } from '../support/sample.js'
import { sampleInquiry } from '../support/sample-inquiry.js'

describe('The keeper of inquiries', () => {
  const log = createLog('silent')
  let folder: string
  let database: Database
  let thread: WriteThread
  let orders: number

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-keeper-'))
    const file = join(folder, 'data.sqlite')
    database = await openDatabase(file)
    const seeds = writeSeedFolder()
    seedDatabase(database, seeds.folder)
    seeds.remove()
    publishRevision(database, { note: '', by: null })
    thread = startWriteThread(database, { file, log, longestWait: 10 })
    orders = 0
  })

  afterEach(async () => {
    await thread.stop()
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const createKeeper = () =>
    createInquiryKeeper(
      database,
      {
        write: (statements) => {
          orders++
          return thread.write(statements)
        },
      },
      log,
    )
  const kept = () => database.$client.prepare('SELECT code FROM inquiries ORDER BY id').pluck().all()
  const rightOf = (code: string) =>
    database.$client.prepare('SELECT "right" FROM inquiries WHERE code = ?').pluck().get(code)
  const codesOf = (inquiries: readonly { code: string }[]) => inquiries.map(({ code }) => code)

  it('has an inquiry in the database when it says so, as it was', async () => {
    const keeper = createKeeper()
    const inquiry = sampleInquiry({ text: 'the bus', textUntil: new Date('2026-12-01T00:00:00Z'), school: 1 })
    const keeping = keeper.keep(inquiry)
    assert.equal(keeper.find(inquiry.code), inquiry, 'it is found before')
    await keeping
    assert.deepEqual(kept(), [inquiry.code])
    assert.deepEqual(keeper.find(inquiry.code), inquiry)
  })

  it('writes together what comes while some are on their way', async () => {
    const keeper = createKeeper()
    const inquiries = Array.from({ length: 30 }, () => sampleInquiry())
    const first = keeper.keep(inquiries[0]!)
    await Promise.resolve()
    await Promise.all([first, ...inquiries.slice(1).map(keeper.keep)])
    assert.deepEqual(kept(), codesOf(inquiries))
    assert.equal(orders, 2)
  })

  it('holds what the database does not take, and writes it with the next one', async () => {
    const keeper = createKeeper()
    const inquiries = Array.from({ length: 250 }, () => sampleInquiry())
    database.$client.exec('BEGIN IMMEDIATE')
    await Promise.all(inquiries.map(keeper.keep))
    database.$client.exec('ROLLBACK')
    assert.deepEqual(kept(), [])
    assert.equal(keeper.find(inquiries[0]!.code), inquiries[0])
    const next = sampleInquiry()
    await keeper.keep(next)
    assert.deepEqual(kept(), [...codesOf(inquiries), next.code])
  })

  it('does not keep twice what was written though nobody heard of it', async () => {
    const deaf = createInquiryKeeper(
      database,
      {
        write: async (statements) => {
          await thread.write(statements)
          if (orders++ === 0) throw new Error('The thread that writes has ended')
        },
      },
      log,
    )
    const inquiry = sampleInquiry()
    await deaf.keep(inquiry)
    await deaf.handOver()
    assert.deepEqual(kept(), [inquiry.code])
    assert.equal(orders, 2)
  })

  it('keeps one without its school where that is gone', async () => {
    const keeper = createKeeper()
    const inquiries = [sampleInquiry(), sampleInquiry({ school: 999 }), sampleInquiry()]
    await Promise.all(inquiries.map(keeper.keep))
    assert.deepEqual(kept(), codesOf(inquiries))
    assert.equal(keeper.find(inquiries[1]!.code)?.school, null)
  })

  it('lets one that can never be kept stand in nobody’s way', async () => {
    const keeper = createKeeper()
    const never = sampleInquiry({ lang: null as unknown as string })
    const inquiries = [sampleInquiry(), never, sampleInquiry()]
    await Promise.all(inquiries.map(keeper.keep))
    assert.deepEqual(kept(), codesOf([inquiries[0]!, inquiries[2]!]))
    assert.equal(keeper.find(never.code), null)
  })

  it('lets nobody wait long for a database that does not answer', async () => {
    let answer = () => {}
    const write = (statements: readonly Statement[]) =>
      new Promise<void>((resolve) => {
        answer = resolve
      }).then(() => thread.write(statements))
    const keeper = createInquiryKeeper(database, { write }, log)
    const inquiry = sampleInquiry()
    await keeper.keep(inquiry)
    assert.deepEqual(kept(), [])
    assert.equal(keeper.find(inquiry.code), inquiry)
    answer()
    while (kept().length === 0) await wait(5)
  })

  it('notes what a parent says, and charges the wrong office, also of what is held', async () => {
    const keeper = createKeeper()
    const inquiry = sampleInquiry()
    database.$client.exec('BEGIN IMMEDIATE')
    await keeper.keep(inquiry)
    await keeper.takeFeedback(inquiry.code, { right: false, office: null }, sampleNow)
    database.$client.exec('ROLLBACK')
    await keeper.handOver()
    assert.equal(rightOf(inquiry.code), 0)
    assert.equal(database.$client.prepare('SELECT office FROM wrong_doors').pluck().get(), 'transportation')
    await keeper.takeFeedback(inquiry.code, { right: true, office: null }, sampleNow)
    assert.equal(rightOf(inquiry.code), 1)
    assert.equal(database.$client.prepare('SELECT count(*) FROM wrong_doors').pluck().get(), 0)
  })
})
