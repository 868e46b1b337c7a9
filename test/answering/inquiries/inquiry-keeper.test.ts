import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { createInquiryKeeper, type InquiryKeeper } from '../../../src/answering/inquiries/inquiry-keeper.js'
import { eraseSpilled, forgetSpilled } from '../../../src/answering/inquiries/spill-lines.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { runInTransaction, type Statement } from '../../../src/platform/database/statements.js'
import { createHealthNotes, type HealthNotes } from '../../../src/platform/web/health-notes.js'
import { createLog } from '../../../src/platform/web/log.js'
import { until } from '../../support/processes/real-meilisearch.js'
import { sampleNow } from '../../support/samples/sample.js'
import { openPublishedFile } from '../../support/samples/sample-database.js'
import { sampleInquiry } from '../../support/samples/sample-inquiry.js'

describe('The keeper of inquiries', () => {
  let folder: string
  let spillFile: string
  let database: Database
  let notes: HealthNotes
  let orders: number
  let emptied: number
  let lines: string[]
  let keepers: InquiryKeeper[]
  let other: Sqlite.Database

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-keeper-'))
    spillFile = join(folder, 'spill.jsonl')
    const file = join(folder, 'data.sqlite')
    database = await openPublishedFile(file)
    database.$client.pragma('busy_timeout = 0')
    other = new Sqlite(file)
    orders = 0
    emptied = 0
    lines = []
    keepers = []
    notes = createHealthNotes({ now: () => sampleNow, log: logOf() })
  })

  afterEach(async () => {
    if (other.inTransaction) free()
    await Promise.all(keepers.map((keeper) => keeper.close()))
    other.close()
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const logOf = () => createLog('warn', { write: (line) => void lines.push(line) })
  const writeNow = async (statements: readonly Statement[]) => {
    orders++
    runInTransaction(database.$client, statements)
  }
  const createKeeper = (write = writeNow) => {
    const keeper = createInquiryKeeper(
      database,
      { write, emptyLogSoon: () => emptied++ },
      { spillFile, log: logOf(), notes },
    )
    keepers.push(keeper)
    return keeper
  }
  const lock = () => other.exec('BEGIN IMMEDIATE')
  const free = () => other.exec('ROLLBACK')
  const kept = () => database.$client.prepare('SELECT code FROM inquiries ORDER BY id').pluck().all()
  const rightOf = (code: string) =>
    database.$client.prepare('SELECT "right" FROM inquiries WHERE code = ?').pluck().get(code)
  const codesOf = (inquiries: readonly { code: string }[]) => inquiries.map(({ code }) => code)
  const noted = () => notes.list().map(({ part }) => part)
  const someInquiries = (count: number) => Array.from({ length: count }, () => sampleInquiry())
  const broughtOver = (count: number) =>
    until('all is brought over', () => kept().length === count && statSync(spillFile).size === 0)

  it('has the inquiry in the database, unchanged, by the time it says so', async () => {
    const keeper = createKeeper()
    const inquiry = sampleInquiry({ text: 'the bus', textUntil: new Date('2026-12-01T00:00:00Z'), school: 1 })
    const keeping = keeper.keep(inquiry)
    assert.deepEqual(keeper.find(inquiry.code), inquiry, 'it is found before')
    assert.equal(await keeping, true)
    assert.deepEqual(kept(), [inquiry.code])
    assert.deepEqual(keeper.find(inquiry.code), inquiry)
    assert.equal(statSync(spillFile).size, 0)
  })

  it('batches inquiries that arrive while others are being written', async () => {
    const keeper = createKeeper()
    const inquiries = someInquiries(30)
    const first = keeper.keep(inquiries[0]!)
    await Promise.resolve()
    await Promise.all([first, ...inquiries.slice(1).map(keeper.keep)])
    assert.deepEqual(kept(), codesOf(inquiries))
    assert.ok(orders <= 2, `${orders} orders`)
  })

  describe('while the database is locked', () => {
    it('stores them in a private file and finds them there', async () => {
      const keeper = createKeeper()
      const inquiries = someInquiries(250)
      lock()
      assert.deepEqual(new Set(await Promise.all(inquiries.map(keeper.keep))), new Set([true]))
      assert.equal(readFileSync(spillFile, 'utf8').trim().split('\n').length, 250)
      assert.equal(statSync(spillFile).mode & 0o777, 0o600)
      assert.deepEqual(kept(), [])
      assert.deepEqual(keeper.find(inquiries[7]!.code), inquiries[7])
      assert.deepEqual(noted(), ['inquiries'])
    })

    it('moves them over in order once the lock is gone, without being asked again', async () => {
      const keeper = createKeeper()
      const inquiries = someInquiries(250)
      lock()
      await Promise.all(inquiries.map(keeper.keep))
      free()
      await broughtOver(250)
      assert.deepEqual(kept(), codesOf(inquiries))
      assert.deepEqual(keeper.find(inquiries[7]!.code), inquiries[7])
      await until('it says so', () => noted().length === 0)
      const next = sampleInquiry()
      assert.equal(await keeper.keep(next), true)
      assert.deepEqual(kept().at(-1), next.code)
    })

    it('logs once that it begins and once that it is over, whatever happens in between', async () => {
      const keeper = createKeeper()
      lock()
      for (let i = 0; i < 50; i++) await keeper.keep(sampleInquiry())
      await wait(600)
      assert.equal(lines.length, 1, lines.join(''))
      free()
      await broughtOver(50)
      await until('it says so', () => noted().length === 0)
      assert.match(lines.join(''), /"brought":50/)
    })

    it('recovers them after the process was killed, even with a torn last line', async () => {
      const killed = createKeeper()
      const inquiries = someInquiries(3)
      lock()
      await Promise.all(inquiries.map(killed.keep))
      appendFileSync(spillFile, '{"code":"T0RN0000","inquiry":{"co')
      const next = createKeeper()
      assert.deepEqual(next.find(inquiries[1]!.code), inquiries[1])
      const later = sampleInquiry()
      assert.equal(await next.keep(later), true)
      await killed.close()
      free()
      await broughtOver(4)
      assert.deepEqual(kept(), codesOf([...inquiries, later]))
    })

    it('still takes feedback from families, and the last one counts', async () => {
      const keeper = createKeeper()
      const [before, during] = someInquiries(2)
      await keeper.keep(before!)
      lock()
      await keeper.keep(during!)
      // While it is locked: nothing waits for the lock.
      for (const { code } of [before!, during!]) {
        assert.equal(await keeper.takeFeedback(code, { right: true, office: null }, sampleNow), true)
        assert.equal(await keeper.takeFeedback(code, { right: false, office: null }, sampleNow), true)
      }
      free()
      await broughtOver(2)
      assert.deepEqual([rightOf(before!.code), rightOf(during!.code)], [0, 0])
      assert.equal(database.$client.prepare('SELECT count(*) FROM wrong_doors').pluck().get(), 2)
      await until('it says so', () => noted().length === 0)
      await keeper.takeFeedback(during!.code, { right: true, office: null }, sampleNow)
      assert.equal(rightOf(during!.code), 1)
      assert.equal(database.$client.prepare('SELECT count(*) FROM wrong_doors').pluck().get(), 1)
    })

    it('still takes whether an office answered, and the first report counts', async () => {
      const keeper = createKeeper()
      const [inquiry] = someInquiries(1)
      await keeper.keep(inquiry!)
      lock()
      const report = { day: '2025-10-10', office: 'transportation', topic: 'bus-late' }
      assert.equal(await keeper.takeReply(inquiry!.code, { ...report, answered: false }), true)
      assert.equal(await keeper.takeReply(inquiry!.code, { ...report, answered: true }), true)
      free()
      await until(
        'both were brought over',
        () => keeper.findReply(inquiry!.code) !== null && noted().length === 0,
      )
      assert.deepEqual(keeper.findReply(inquiry!.code), { office: 'transportation', answered: false })
      assert.equal(keeper.findReply('N0THERE1'), null)
    })

    it('still notes that a family asked something again, if it was within a day', async () => {
      const keeper = createKeeper()
      const [soon, later] = someInquiries(2)
      for (const inquiry of [soon!, later!]) await keeper.keep(inquiry)
      const day = 86_400_000
      lock()
      assert.equal(await keeper.noteAskedAgain(soon!.code, new Date(soon!.askedAt.getTime() + day)), true)
      assert.equal(
        await keeper.noteAskedAgain(later!.code, new Date(later!.askedAt.getTime() + day + 1)),
        true,
      )
      free()
      const again = database.$client.prepare('SELECT again FROM inquiries WHERE code = ?').pluck()
      await until('both were brought over', () => again.get(soon!.code) === 1 && noted().length === 0)
      assert.equal(again.get(later!.code), null)
    })

    it('forgets an inquiry erased by its code, before it reaches the database and after', async () => {
      const keeper = createKeeper()
      const [kind, gone] = ['a sentence', 'planted words'].map((text) => sampleInquiry({ text }))
      lock()
      await keeper.keep(kind!)
      await keeper.keep(gone!)
      assert.equal(await eraseSpilled(spillFile, gone!.code), true)
      assert.equal(await eraseSpilled(spillFile, 'N0SVCHC0'), false)
      assert.doesNotMatch(readFileSync(spillFile, 'utf8'), /planted/)
      assert.equal(keeper.find(gone!.code), null)
      free()
      await broughtOver(1)
      assert.deepEqual(kept(), [kind!.code])
    })

    it('forgets texts and inquiries that have expired', async () => {
      const keeper = createKeeper()
      const day = (number: number) => new Date(`2026-11-${number}T08:00:00Z`)
      const inquiries = [10, 15, 20].map((each) =>
        sampleInquiry({ askedAt: day(each), text: `words of ${each}`, textUntil: day(each + 7) }),
      )
      lock()
      await Promise.all(inquiries.map(keeper.keep))
      await forgetSpilled(spillFile, day(22), day(12), day(14))
      assert.deepEqual(
        inquiries.map(({ code }) => keeper.find(code)?.text),
        [undefined, null, 'words of 20'],
      )
    })
  })

  describe('when the family that typed it erases it', () => {
    const erasing = { day: '2026-11-27' }
    const words = (code: string) =>
      database.$client.prepare('SELECT text, trace FROM inquiries WHERE code = ?').get(code)
    const counted = () =>
      database.$client.prepare('SELECT day, topic, times, wrong FROM inquiry_counts').all()
    const oneWithWords = () =>
      sampleInquiry({
        text: 'planted words',
        textUntil: new Date('2026-12-27T00:00:00Z'),
        trace: { lang: 'en', stages: [{ stage: 'terms', ms: 1, note: { matched: ['planted'] } }] },
      })
    const saveCase = (code: string) =>
      database.$client
        .prepare(
          `insert into saved_cases (inquiry, source, key, concern, lang, added_at)
          select id, 'inquiry', code, text, 'en', 0 from inquiries where code = ?`,
        )
        .run(code)
    const cases = () => database.$client.prepare('SELECT count(*) FROM saved_cases').pluck().get()

    it('erases the words and the cases made of them, and keeps the answer', async () => {
      const keeper = createKeeper()
      const { code, result } = oneWithWords()
      await keeper.keep({ ...oneWithWords(), code })
      saveCase(code)
      await keeper.erase([code], { what: 'words', ...erasing })
      assert.deepEqual(words(code), { text: null, trace: '{"lang":"en","stages":[]}' })
      assert.deepEqual(keeper.find(code)?.result, result)
      assert.deepEqual([cases(), counted(), keeper.wasErased(code)], [0, [], false])
      assert.equal(emptied, 1, 'not even the log keeps them')
    })

    it('erases all but a count, once', async () => {
      const keeper = createKeeper()
      const { code } = oneWithWords()
      await keeper.keep({ ...oneWithWords(), code })
      await keeper.takeFeedback(code, { right: false, office: null }, sampleNow)
      saveCase(code)
      await keeper.erase([code], { what: 'all', ...erasing })
      await keeper.erase([code], { what: 'all', ...erasing })
      assert.deepEqual([kept(), cases()], [[], 0])
      assert.deepEqual(counted(), [{ day: '2026-11-27', topic: 'late-bus', times: 1, wrong: 1 }])
      assert.deepEqual([keeper.find(code), keeper.wasErased(code)], [null, true])
    })

    it('erases it as soon as the lock is gone, and until then neither finds it nor leaves words in the file', async () => {
      const keeper = createKeeper()
      const [before, during] = [oneWithWords(), oneWithWords()]
      await keeper.keep(before)
      lock()
      await keeper.keep(during)
      await keeper.erase(codesOf([before, during]), { what: 'all', ...erasing })
      assert.doesNotMatch(readFileSync(spillFile, 'utf8'), /planted/)
      assert.deepEqual(
        [before, during].map(({ code }) => keeper.find(code)),
        [null, null],
      )
      free()
      await broughtOver(0)
      assert.deepEqual(counted(), [{ day: '2026-11-27', topic: 'late-bus', times: 2, wrong: 0 }])
      assert.ok(emptied > 0)
    })

    it('erases the words of one that waits in the file', async () => {
      const keeper = createKeeper()
      const inquiry = oneWithWords()
      lock()
      await keeper.keep(inquiry)
      await keeper.erase([inquiry.code], { what: 'words', ...erasing })
      assert.doesNotMatch(readFileSync(spillFile, 'utf8'), /planted/)
      assert.equal(keeper.find(inquiry.code)?.text, null)
      free()
      await broughtOver(1)
      assert.deepEqual(words(inquiry.code), { text: null, trace: '{"lang":"en","stages":[]}' })
    })

    it('tries again when neither the database nor the file can be written', async () => {
      const keeper = createKeeper()
      const inquiry = oneWithWords()
      await keeper.keep(inquiry)
      await keeper.close()
      rmSync(spillFile)
      mkdirSync(spillFile)
      const next = createKeeper()
      lock()
      await next.erase([inquiry.code], { what: 'all', ...erasing })
      assert.equal(next.find(inquiry.code), null)
      free()
      await until('it is erased', () => kept().length === 0)
    })

    it('does nothing for orders that are repeated, or for inquiries that are not stored', async () => {
      let ran = 0
      const keeper = createKeeper(async (statements) => {
        await writeNow(statements)
        ran += statements.length
      })
      const inquiries = Array.from({ length: 150 }, oneWithWords)
      const codes = codesOf([...inquiries, ...someInquiries(150)])
      await Promise.all(inquiries.map(keeper.keep))
      for (const [what, expected] of [
        ['words', 150 * 2],
        ['all', 150 * 5],
        ['words', 0],
      ] as const) {
        ran = 0
        await Promise.all(Array.from({ length: 40 }, () => keeper.erase(codes, { what, ...erasing })))
        assert.equal(ran, expected, what)
      }
      assert.deepEqual([kept(), noted()], [[], []])
    })

    it('repeats refused orders one at a time, each once', async () => {
      const inquiries = Array.from({ length: 20 }, oneWithWords)
      await Promise.all(inquiries.map(createKeeper().keep))
      rmSync(spillFile)
      mkdirSync(spillFile)
      let most = 0
      let ran = 0
      const keeper = createKeeper(async (statements) => {
        await writeNow(statements)
        const erasing = statements.filter(({ sql }) => sql.startsWith('delete from inquiries')).length
        most = Math.max(most, erasing)
        ran += erasing
      })
      lock()
      for (let i = 0; i < 3; i++) await keeper.erase(codesOf(inquiries), { what: 'all', ...erasing })
      free()
      await until('all are erased', () => kept().length === 0)
      await wait(1200)
      assert.deepEqual([most, ran], [1, 20])
    })
  })

  it('does not store twice what was written without confirmation', async () => {
    let heard = false
    const deaf = createKeeper(async (statements) => {
      await writeNow(statements)
      if (!heard) {
        heard = true
        throw new Error('The thread that writes has ended')
      }
    })
    const inquiry = sampleInquiry()
    assert.equal(await deaf.keep(inquiry), true)
    await broughtOver(1)
    assert.deepEqual(kept(), [inquiry.code])
  })

  it('keeps an inquiry whose school is gone, without the school', async () => {
    const keeper = createKeeper()
    const inquiries = [sampleInquiry(), sampleInquiry({ school: 999 }), sampleInquiry()]
    await Promise.all(inquiries.map(keeper.keep))
    assert.deepEqual(kept(), codesOf(inquiries))
    assert.equal(keeper.find(inquiries[1]!.code)?.school, null)
  })

  it('is not blocked by one that can never be stored', async () => {
    const keeper = createKeeper()
    const never = sampleInquiry({ lang: null as unknown as string })
    const inquiries = [sampleInquiry(), never, sampleInquiry()]
    await Promise.all(inquiries.map(keeper.keep))
    assert.deepEqual(kept(), codesOf([inquiries[0]!, inquiries[2]!]))
    assert.equal(keeper.find(never.code), null)
  })

  it('does not make callers wait long for a database that does not answer', async () => {
    let answer = () => {}
    const keeper = createKeeper((statements) =>
      new Promise<void>((resolve) => {
        answer = resolve
      }).then(() => writeNow(statements)),
    )
    const inquiry = sampleInquiry()
    assert.equal(await keeper.keep(inquiry), true)
    assert.deepEqual(kept(), [])
    assert.match(readFileSync(spillFile, 'utf8'), new RegExp(inquiry.code))
    assert.deepEqual(keeper.find(inquiry.code), inquiry)
    await until('it is over', () => {
      answer()
      return noted().length === 0
    })
    assert.deepEqual(kept(), [inquiry.code])
  })

  it('switches to the file when the database turns out to be damaged, and says so', async () => {
    const keeper = createKeeper(() =>
      Promise.reject(
        Object.assign(new Error('database disk image is malformed'), { code: 'SQLITE_CORRUPT_VTAB' }),
      ),
    )
    const inquiry = sampleInquiry()
    assert.equal(await keeper.keep(inquiry), true)
    assert.deepEqual(keeper.find(inquiry.code), inquiry)
    assert.deepEqual(noted(), ['inquiries', 'database'])
  })

  it('says that nothing is kept when neither the database nor the file can be written', async () => {
    mkdirSync(spillFile)
    const keeper = createKeeper()
    lock()
    assert.equal(await keeper.keep(sampleInquiry()), false)
    assert.equal(await keeper.keep(sampleInquiry()), false)
    assert.deepEqual(noted(), ['inquiries', 'inquiry-file'])
    free()
    await until('it says so no longer', () => noted().length === 0)
    assert.equal(await keeper.keep(sampleInquiry()), true)
  })

  it('takes back one that is stored after all, once its family was told that it was not', async function () {
    this.timeout(15_000)
    mkdirSync(spillFile)
    let answer = () => {}
    const seen: unknown[] = []
    const keeper = createKeeper((statements) =>
      new Promise<void>((resolve) => {
        answer = resolve
      })
        .then(() => writeNow(statements))
        .then(() => void seen.push(...kept())),
    )
    const inquiry = sampleInquiry({ text: 'the bus', textUntil: new Date('2026-12-01T00:00:00Z') })
    assert.equal(await keeper.keep(inquiry), false, 'it has no code')
    answer()
    await until('it was stored, and is gone', () => {
      answer()
      return seen.includes(inquiry.code) && kept().length === 0
    })
    assert.equal(keeper.find(inquiry.code), null)
    assert.ok(emptied > 0, 'not even the log keeps its words')
  })

  it('deletes it at the next start when it is closed before it could', async () => {
    mkdirSync(spillFile)
    let answer = () => {}
    const keeper = createKeeper((statements) =>
      new Promise<void>((resolve) => {
        answer = resolve
      }).then(() => writeNow(statements)),
    )
    const inquiry = sampleInquiry()
    assert.equal(await keeper.keep(inquiry), false)
    rmSync(spillFile, { recursive: true })
    const closing = keeper.close()
    answer()
    await closing
    assert.deepEqual(kept(), [inquiry.code])
    createKeeper()
    await broughtOver(0)
    assert.ok(emptied > 0, 'not even the log keeps its words')
  })

  for (const end of ['goes on', 'is closed'])
    it(`leaves none of its words in a file that was too slow, when it ${end}`, async () => {
      const keeper = createKeeper()
      const first = sampleInquiry()
      lock()
      await keeper.keep(first)
      const release = stallFiles(join(folder, 'pipe'))
      const late = sampleInquiry({ text: 'planted words', textUntil: new Date('2026-12-01T00:00:00Z') })
      const said = await keeper.keep(late)
      const closing = end === 'is closed' ? keeper.close() : null
      release()
      assert.equal(said, false)
      await closing
      const inFile = () => readFileSync(spillFile, 'utf8')
      await until('it is taken back', () => inFile().includes(`{"code":"${late.code}","erased":true}`))
      assert.doesNotMatch(inFile(), /planted/)
      free()
      if (closing) createKeeper()
      await broughtOver(1)
      assert.deepEqual(kept(), [first.code])
    })

  it('refuses at once what it cannot hold, and keeps all others', async () => {
    const keeper = createKeeper()
    const inquiries = someInquiries(6000)
    const said = await Promise.all(inquiries.map(keeper.keep))
    assert.ok(said.includes(false))
    const acknowledged = inquiries.filter((_, i) => said[i])
    assert.deepEqual(kept(), codesOf(acknowledged))
  })

  it('leaves waiting inquiries in the file when it is closed', async () => {
    const keeper = createKeeper(() => new Promise(() => {}))
    const inquiry = sampleInquiry()
    void keeper.keep(inquiry)
    await keeper.close()
    assert.match(readFileSync(spillFile, 'utf8'), new RegExp(inquiry.code))
    createKeeper()
    await broughtOver(1)
  })

  it('records feedback, and charges the wrong office', async () => {
    const keeper = createKeeper()
    const inquiry = sampleInquiry()
    await keeper.keep(inquiry)
    await keeper.takeFeedback(inquiry.code, { right: false, office: null }, sampleNow)
    assert.equal(rightOf(inquiry.code), 0)
    assert.equal(database.$client.prepare('SELECT office FROM wrong_doors').pluck().get(), 'transportation')
    await keeper.takeFeedback(inquiry.code, { right: true, office: null }, sampleNow)
    assert.equal(rightOf(inquiry.code), 1)
    assert.equal(database.$client.prepare('SELECT count(*) FROM wrong_doors').pluck().get(), 0)
  })

  describe('when the front office takes its word back', () => {
    let keeper: InquiryKeeper
    const minute = (count: number) => new Date(sampleNow.getTime() + count * 60_000)
    const loggedAt = minute(0)
    const doors = () => database.$client.prepare('SELECT count(*) FROM wrong_doors').pluck().get()

    beforeEach(() => {
      keeper = createKeeper()
    })

    /** Keeps an inquiry, with a referral on its code. */
    async function keepReferred(change: Parameters<typeof sampleInquiry>[0] = {}): Promise<string> {
      const inquiry = sampleInquiry(change)
      await keeper.keep(inquiry)
      database.$client.exec(
        `insert into accounts (email, name, role, created_at) values ('d@oak.example', 'Desk', 'desk', 0);
         insert into referrals (logged_at, account, office, lang, channel, outcome, inquiry)
         select ${loggedAt.getTime()}, 1, 'principal', 'en', 'phone', 'sent', id from inquiries`,
      )
      return inquiry.code
    }
    const say = (code: string, right: boolean | null, at: { loggedAt: Date } | { at: Date }) =>
      keeper.takeFeedback(
        code,
        { right, office: 'transportation', ...('loggedAt' in at && at) },
        'at' in at ? at.at : minute(20),
      )
    const family = (code: string, right: boolean, at: Date) => say(code, right, { at })
    const desk = (code: string, right: false | null) => say(code, right, { loggedAt })

    it('forgets that the office was wrong', async () => {
      const code = await keepReferred()
      await desk(code, false)
      assert.deepEqual([rightOf(code), doors()], [0, 1])
      await desk(code, null)
      assert.deepEqual([rightOf(code), doors()], [null, 0])
    })

    it('keeps that the family found it right', async () => {
      const code = await keepReferred()
      await desk(code, false)
      await family(code, true, minute(5))
      await desk(code, null)
      assert.deepEqual([rightOf(code), doors()], [1, 0])
    })

    it('keeps what the family said of an answer without offices', async () => {
      const { result } = sampleInquiry()
      const code = await keepReferred({ result: { ...result, outcome: 'handover', offices: [] } })
      await desk(code, false)
      assert.equal(rightOf(code), null, 'the front office does not judge it')
      await family(code, false, minute(5))
      await desk(code, false)
      await desk(code, null)
      assert.equal(rightOf(code), 0)
    })

    for (const [when, calls] of [
      ['before the referral', [-5, 'desk']],
      ['between the referral and the charge', [5, 'desk']],
      ['after the charge', ['desk', 5]],
    ] as const)
      it(`keeps what the family reported ${when}`, async () => {
        const code = await keepReferred()
        for (const call of calls)
          await (call === 'desk' ? desk(code, false) : family(code, false, minute(call)))
        await desk(code, null)
        assert.deepEqual([rightOf(code), doors()], [0, 1])
      })
  })
})

/** Keeps all threads that work on files busy. @returns ends it */
function stallFiles(pipe: string): () => void {
  execFileSync('mkfifo', [pipe])
  const threads = Number(process.env.UV_THREADPOOL_SIZE ?? 4)
  // Opening a pipe to read waits for a writer.
  const readers = Array.from({ length: threads }, () => open(pipe, 'r'))
  return () => {
    const writer = openSync(pipe, 'r+')
    void Promise.all(readers.map(async (reader) => (await reader).close())).then(() => closeSync(writer))
  }
}
