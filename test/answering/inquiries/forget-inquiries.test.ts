import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { eraseInquiry, forgetInquiries, LogInUse } from '../../../src/answering/inquiries/forget-inquiries.js'
import {
  createInsertInquiry,
  type Inquiry,
  inquiryId,
} from '../../../src/answering/inquiries/inquiry-store.js'
import { listWrongDoors, wrongDoorStatement } from '../../../src/answering/inquiries/wrong-door-store.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { savedCases } from '../../../src/platform/database/routing-schema.js'
import { runInTransaction } from '../../../src/platform/database/statements.js'
import { openPublishedFile } from '../../support/samples/sample-database.js'
import { sampleInquiry } from '../../support/samples/sample-inquiry.js'

const day = 24 * 60 * 60_000
const asked = new Date('2026-10-01T03:30:00Z')
const daysLater = (days: number) => new Date(asked.getTime() + days * day)
const word = 'quetzalcoatlus'

describe('Forgetting inquiries', () => {
  let folder: string
  let file: string
  let database: Database
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'forget-'))
    file = join(folder, 'data.sqlite')
    database = await openPublishedFile(file)
  })
  afterEach(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  function ask(change: Partial<Inquiry> = {}): string {
    const inquiry = sampleInquiry({
      askedAt: asked,
      ...{ text: `the ${word} did not stop`, textUntil: daysLater(30), school: 1 },
      ...change,
    })
    runInTransaction(database.$client, [createInsertInquiry(database)(inquiry)])
    return inquiry.code
  }
  const forget = (now: Date, keepTextDays = 30) =>
    forgetInquiries(database, {
      now,
      keepTextDays,
      timeZone: 'America/New_York',
      spillFile: join(folder, 'none.jsonl'),
    })
  const texts = () => database.$client.prepare('select text from inquiries order by id').pluck().all()
  const counts = () => database.$client.prepare('select * from inquiry_counts order by day, channel').all()
  const filesWithWord = () =>
    readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(word))

  it('leaves recent inquiries alone', async () => {
    ask()
    await forget(daysLater(29.9))
    assert.equal(texts().length, 1)
    assert.ok(filesWithWord().length > 0, 'it is there to be found')
    assert.deepEqual(counts(), [])
  })

  it('leaves only counts by district day after 30 days, and not a byte of the text', async () => {
    ask()
    ask({ school: null })
    ask({ text: `${word} `.repeat(2000) })
    const code = ask({ channel: 'sms' })
    database.$client.prepare('update inquiries set "right" = 0 where code = ?').run(code)
    await forget(daysLater(30))
    assert.deepEqual(texts(), [])
    const common = {
      day: '2026-09-30',
      topic: 'late-bus',
      office: 'transportation',
      outcome: 'answer',
      lang: 'en',
    }
    assert.deepEqual(counts(), [
      { ...common, school: '', channel: 'page', times: 1, right: 0, wrong: 0 },
      { ...common, school: 'oak', channel: 'page', times: 2, right: 0, wrong: 0 },
      { ...common, school: 'oak', channel: 'sms', times: 1, right: 0, wrong: 1 },
    ])
    assert.deepEqual(filesWithWord(), [], 'not in free pages, not in the log')
  })

  it('adds to the counts of a day counted before', async () => {
    ask()
    await forget(daysLater(31))
    ask()
    await forget(daysLater(31))
    assert.deepEqual(
      counts().map((row) => (row as { times: number }).times),
      [2],
    )
  })

  it('erases the text sooner when the setting is shorter, and keeps the answer for 30 days', async () => {
    ask()
    await forget(daysLater(8), 7)
    assert.deepEqual(texts(), [null])
    assert.deepEqual(filesWithWord(), [])
    ask()
    await forget(daysLater(8), 0)
    assert.deepEqual(texts(), [null, null])
    await forget(daysLater(30), 0)
    assert.deepEqual(texts(), [])
  })

  it('erases one by its code on request, leaving a count and not a byte of the text', async () => {
    const code = ask({ text: `the ${word} did not stop` })
    ask({ text: 'the bus did not stop' })
    assert.equal(await eraseInquiry(database, 'N0SVCHC0', 'America/New_York'), false)
    assert.equal(await eraseInquiry(database, code, 'America/New_York'), true)
    assert.deepEqual(texts(), ['the bus did not stop'])
    assert.equal(counts().length, 1)
    assert.deepEqual(filesWithWord(), [])
    assert.equal(await eraseInquiry(database, code, 'America/New_York'), false)
  })

  /** A case with the family's exact words, saved with one click. */
  const makeCase = (code: string, change: Partial<typeof savedCases.$inferInsert> = {}) =>
    database
      .insert(savedCases)
      .values({
        ...{
          source: 'inquiry',
          key: code,
          inquiry: inquiryId(database, code),
          concern: `the ${word} did not stop`,
        },
        ...{ lang: 'en', addedAt: asked.getTime(), ...change },
      })
      .run()
  const cases = () => database.$client.prepare('select concern, key from saved_cases order by id').raw().all()

  it('erases saved cases with the same words, on request and when they expire', async () => {
    const [one, other] = [ask(), ask()]
    makeCase(one)
    makeCase('7', { source: 'referral', inquiry: inquiryId(database, one) })
    makeCase(other)
    await eraseInquiry(database, one, 'America/New_York')
    assert.deepEqual(cases(), [[`the ${word} did not stop`, other]])
    assert.deepEqual(await forget(daysLater(30)), { inquiries: 1, texts: 0, cases: 1 })
    assert.deepEqual(cases(), [])
    assert.deepEqual(filesWithWord(), [])
  })

  it('erases those cases with the text when text is kept for less time than the answer', async () => {
    makeCase(ask())
    assert.deepEqual(await forget(daysLater(8), 7), { inquiries: 0, texts: 1, cases: 1 })
    assert.deepEqual(filesWithWord(), [])
  })

  it("keeps a case with other words, but drops the answer's code from it", async () => {
    const code = ask()
    makeCase(code, { inquiry: null, concern: 'the bus did not stop' })
    await eraseInquiry(database, code, 'America/New_York')
    assert.deepEqual(cases(), [['the bus did not stop', null]])
    assert.ok(!readFileSync(file).includes(code))
  })

  it('erases on request from backups made before updates, too, and names those it cannot change', async () => {
    const code = ask()
    makeCase(code)
    await database.$client.backup(`${file}.before-12`)
    assert.deepEqual(filesWithWord().length > 1, true)
    await eraseInquiry(database, code, 'America/New_York')
    assert.deepEqual(filesWithWord(), [])
    const copy = new Sqlite(`${file}.before-12`)
    assert.equal(copy.pragma('integrity_check', { simple: true }), 'ok')
    copy.close()
    writeFileSync(`${file}.before-11`, `not a database, ${word}`)
    await assert.rejects(eraseInquiry(database, code, 'America/New_York'), /before-11/)
  })

  it('erases on request from what a restore moved aside, with its log', async () => {
    const code = ask()
    const aside = join(folder, 'before-restore-2026-11-28T074012')
    mkdirSync(aside)
    for (const name of [basename(file), `${basename(file)}.before-7`]) {
      const moved = new Sqlite(join(aside, name))
      moved.pragma('journal_mode = WAL')
      moved.exec('create table inquiries (code text, text text)')
      moved.prepare('insert into inquiries values (?, ?)').run(code, word)
      moved.close()
    }
    await eraseInquiry(database, code, 'America/New_York')
    assert.ok(readdirSync(aside).every((name) => !readFileSync(join(aside, name)).includes(word)))
  })

  it('erases in two tries while another connection reads', async () => {
    const code = ask()
    const reader = new Sqlite(file)
    reader.exec('begin')
    reader.prepare('select count(*) from inquiries').get()
    database.$client.pragma('busy_timeout = 20')
    await assert.rejects(eraseInquiry(database, code, 'America/New_York'), LogInUse)
    reader.close()
    assert.equal(await eraseInquiry(database, code, 'America/New_York'), false)
    assert.deepEqual(filesWithWord(), [])
  })

  it('keeps answer and text longer when the setting says so', async () => {
    ask({ textUntil: daysLater(90) })
    await forget(daysLater(89), 90)
    assert.equal(texts().length, 1)
    await forget(daysLater(90), 90)
    assert.deepEqual(texts(), [])
  })

  it('works through many inquiries and lets others in between', async () => {
    database.transaction(() => {
      for (let i = 0; i < 950; i++) ask()
    })
    let turns = 0
    let done = false
    const others = () => {
      turns++
      if (!done) setImmediate(others)
    }
    others()
    await forget(daysLater(31))
    done = true
    assert.deepEqual(texts(), [])
    assert.ok(turns > 15, `others had ${turns} turns`)
  })

  it('keeps what was charged to a topic', async () => {
    const code = ask()
    const door = { code, reportedAt: asked, office: 'transportation', topic: 'late-bus', rule: null }
    runInTransaction(database.$client, [wrongDoorStatement(door)])
    await forget(daysLater(31))
    assert.deepEqual(
      listWrongDoors(database, asked).map(({ topic, times }) => [topic, times]),
      [['late-bus', 1]],
    )
  })

  it('deletes backups made before updates once their texts have expired', async () => {
    const [old, young, other] = ['data.sqlite.before-3', 'data.sqlite.before-4', 'notes.before-1'].map(
      (name) => join(folder, name),
    ) as [string, string, string]
    const aside = join(folder, 'before-restore-2026-11-28T074012')
    mkdirSync(aside)
    writeFileSync(join(aside, 'data.sqlite'), word)
    utimesSync(aside, asked, asked)
    for (const copy of [old, young, other]) writeFileSync(copy, word)
    for (const copy of [old, other]) utimesSync(copy, asked, asked)
    utimesSync(young, daysLater(20), daysLater(20))
    await forget(daysLater(31))
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('before')),
      ['data.sqlite.before-4', 'notes.before-1'],
    )
  })

  it('reports that the database is being read, so the caller tries again', async () => {
    ask()
    const reader = new Sqlite(file)
    reader.exec('begin')
    reader.prepare('select count(*) from inquiries').get()
    database.$client.pragma('busy_timeout = 20')
    await assert.rejects(forget(daysLater(31)), LogInUse)
    reader.close()
    await forget(daysLater(31))
    assert.deepEqual(filesWithWord(), [])
  })
})
