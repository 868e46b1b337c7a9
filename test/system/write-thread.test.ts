import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Database, openDatabase } from '../../src/platform/database/open-database.js'
import {
  startWriteThread,
  startWriteThreads,
  type WriteThread,
  type WriteThreadOptions,
  type WriteThreads,
} from '../../src/platform/database/write-thread.js'
import { createLog } from '../../src/platform/web/log.js'
import { type Break, breakThreads } from '../support/processes/break-threads.js'

/** These tests run both built and from source. */
const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js'

describe('The write thread', () => {
  const log = createLog('silent')
  let folder: string
  let file: string
  let database: Database
  let thread: WriteThread | null

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-writes-'))
    file = join(folder, 'district.sqlite')
    database = await openDatabase(file)
    database.$client.exec('CREATE TABLE filler (bytes UNIQUE)')
    thread = null
  })

  afterEach(async () => {
    await thread?.stop()
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  let noted: string[]
  const notes = {
    note: (part: string) => noted.push(part),
    clear: (part: string) => noted.push(`not ${part}`),
  }

  function start(options: Partial<WriteThreadOptions> = {}): WriteThread {
    noted = []
    thread = startWriteThread(database, { file, log, notes, maxWait: 100, ...options })
    return thread
  }

  const put = (bytes: unknown) => ({ sql: 'INSERT INTO filler VALUES (?)', params: [bytes] })
  const count = () => database.$client.prepare('SELECT count(*) FROM filler').pluck().get()
  const pagesUntilCheckpoint = () => database.$client.pragma('wal_autocheckpoint', { simple: true })

  function fill(pages: number): void {
    const insert = database.$client.prepare('INSERT INTO filler VALUES (randomblob(4000))')
    for (let i = 0; i < pages; i++) insert.run()
  }

  it('has written by the time it says so, in order', async () => {
    const { write } = start()
    await Promise.all([write([put('first'), put('second')]), write([put('third')])])
    const rows = database.$client.prepare('SELECT bytes FROM filler ORDER BY rowid').pluck().all()
    assert.deepEqual(rows, ['first', 'second', 'third'])
  })

  it('writes an order completely or not at all, reports its error, and continues', async () => {
    const { write } = start()
    await assert.rejects(
      write([put('first'), put('first')]),
      (error: Error & { code: string }) =>
        /UNIQUE/.test(error.message) && error.code === 'SQLITE_CONSTRAINT_UNIQUE',
    )
    assert.equal(count(), 0)
    await write([put('second')])
    assert.equal(count(), 1)
  })

  it('waits a while for another writer, and blocks nobody else', async () => {
    const { write } = start({ maxWait: 5000 })
    await write([put('first')])
    database.$client.exec('BEGIN IMMEDIATE')
    const writing = write([put('second')])
    assert.equal(await Promise.race([writing, wait(50, 'waiting')]), 'waiting')
    database.$client.exec('COMMIT')
    await writing
    assert.equal(count(), 2)
  })

  it('gives up after too long, changing nothing', async () => {
    const { write } = start({ maxWait: 10 })
    database.$client.exec('BEGIN IMMEDIATE')
    await assert.rejects(write([put('first')]), { code: 'SQLITE_BUSY' })
    database.$client.exec('COMMIT')
    assert.equal(count(), 0)
  })

  it('writes what it was told before it stops', async () => {
    const { write, stop } = start()
    const writing = write([put('first')])
    await stop()
    thread = null
    await writing
    assert.equal(count(), 1)
  })

  it('writes on the main thread what comes during and after its stop', async () => {
    const { write, stop } = start()
    const stopping = stop()
    thread = null
    await write([put('first')])
    await stopping
    await write([put('second')])
    assert.equal(count(), 2)
  })

  it('keeps the process alive until it has stopped, with a write in progress', () => {
    const program = `
      import { openDatabase } from '${new URL('../../src/platform/database/open-database', import.meta.url)}${ending}'
      import { startWriteThread } from '${new URL('../../src/platform/database/write-thread', import.meta.url)}${ending}'
      const file = ${JSON.stringify(file)}
      const thread = startWriteThread(await openDatabase(file), { file, log: { error: console.error }, maxWait: 100 })
      const writing = thread.write([{ sql: 'INSERT INTO filler VALUES (?)', params: ['first'] }])
      await thread.stop()
      await writing
      console.log('stopped')`
    const script = join(folder, 'stop.mjs')
    writeFileSync(script, program)
    const loader = ending === '.ts' ? ['--import', 'tsx'] : []
    const { stdout, stderr, status } = spawnSync(process.execPath, [...loader, script], { encoding: 'utf8' })
    assert.deepEqual([stdout, status], ['stopped\n', 0], stderr)
    assert.equal(count(), 1)
  })

  it('checkpoints what others wrote to the WAL', async () => {
    const before = statSync(file).size
    start({ everyMs: 20 })
    fill(2000)
    // Much was written in one go, and the thread reads no message meanwhile.
    while (statSync(file).size < before + 2000 * 4000) await wait(10)
  })

  it('checkpoints its own steady writes at its own commits, not at one of the main thread', async () => {
    const before = statSync(file).size
    const { write } = start()
    assert.equal(pagesUntilCheckpoint(), 32_768)
    for (let i = 0; i < 36; i++) {
      await write(Array.from({ length: 500 }, (_, k) => put(Buffer.alloc(4000, `${i} ${k} `))))
    }
    assert.ok(statSync(file).size > before + 16_000 * 4000)
  })

  /** Breaks at the first order that fails: null is the thread's reply to one that is done. */
  async function breakOnce(how: Break, options: Partial<WriteThreadOptions> = {}): Promise<WriteThread> {
    const broken = breakThreads(how, /UNIQUE/)
    const started = start({ patience: 900, ...options })
    await started.write([put('first')])
    const unanswered = started.write([put('first')])
    const behind = started.write([put('second')])
    await Promise.all([assert.rejects(unanswered), assert.rejects(behind)])
    broken.mend()
    return started
  }

  const isBack = async () => {
    while (pagesUntilCheckpoint() !== 32_768) await wait(10)
  }

  for (const how of ['throw', 'end'] as const)
    it(`restarts when it breaks (${how}), and the main thread writes until then`, async () => {
      const { write } = await breakOnce(how)
      assert.equal(pagesUntilCheckpoint(), 1000)
      assert.deepEqual(noted, ['not write-thread', 'write-thread'])
      await write([put('third')])
      assert.equal(count(), 2)
      await isBack()
      database.$client.exec('BEGIN IMMEDIATE')
      const writing = write([put('fourth')])
      assert.equal(
        await Promise.race([writing, wait(50, 'waiting')]),
        'waiting',
        'the thread waits for the lock',
      )
      database.$client.exec('COMMIT')
      await writing
      assert.equal(count(), 3)
    })

  it('returns its orders when it hangs, and is replaced', async () => {
    const { write } = await breakOnce('hang')
    while (
      !(await write([put('third')]).then(
        () => true,
        () => false,
      ))
    )
      await wait(10)
    await isBack()
    assert.equal(count(), 2)
  })

  it('does not count as hanging while it waits for a lock, order after order', async () => {
    const { write } = start({ patience: 900, maxWait: 400 })
    await write([put('first')])
    database.$client.exec('BEGIN IMMEDIATE')
    const faults = await Promise.all(
      ['second', 'third', 'fourth'].map((bytes) => write([put(bytes)]).catch(({ code }) => code)),
    )
    database.$client.exec('COMMIT')
    assert.deepEqual(faults, ['SQLITE_BUSY', 'SQLITE_BUSY', 'SQLITE_BUSY'])
  })

  it('stops even when it hangs', async () => {
    const broken = breakThreads('hang', /UNIQUE/)
    // A caller that waited for this one would be too late.
    const { write, stop } = start({ patience: 600_000 })
    await write([put('first')])
    const unanswered = assert.rejects(write([put('first')]))
    await wait(20)
    broken.mend()
    thread = null
    await stop(300)
    await unanswered
  })

  it('lets the process end while it waits for a lock', () => {
    const program = `
      import { openDatabase } from '${new URL('../../src/platform/database/open-database', import.meta.url)}${ending}'
      import { startWriteThread } from '${new URL('../../src/platform/database/write-thread', import.meta.url)}${ending}'
      const file = ${JSON.stringify(file)}
      const database = await openDatabase(file)
      const thread = startWriteThread(database, { file, log: console, maxWait: 5000 })
      await thread.write([{ sql: 'INSERT INTO filler VALUES (?)', params: ['first'] }])
      database.$client.exec('BEGIN IMMEDIATE')
      void thread.write([{ sql: 'INSERT INTO filler VALUES (?)', params: ['second'] }])
      setTimeout(() => process.exit(7), 100)`
    const script = join(folder, 'exit.mjs')
    writeFileSync(script, program)
    const loader = ending === '.ts' ? ['--import', 'tsx'] : []
    const { stderr, status, signal } = spawnSync(process.execPath, [...loader, script], { encoding: 'utf8' })
    assert.deepEqual([status, signal], [7, null], stderr)
  })

  it('leaves writes and SQLite checkpoints to the main thread while it cannot start', async () => {
    const { write } = start({ file: join(folder, 'gone', 'district.sqlite') })
    await assert.rejects(write([put('first')]), /directory does not exist/)
    assert.equal(pagesUntilCheckpoint(), 1000)
    await write([put('second')])
    await assert.rejects(write([put('third'), put('second')]), /UNIQUE/)
    assert.equal(count(), 1)
  })

  it('leaves the file intact when the service stops midway', async () => {
    const { stop } = start({ everyMs: 1 })
    fill(500)
    await stop()
    thread = null
    assert.equal(database.$client.pragma('integrity_check', { simple: true }), 'ok')
    assert.equal(count(), 500)
  })

  describe('for many databases', () => {
    let threads: WriteThreads
    let others: Database[]

    beforeEach(() => {
      threads = startWriteThreads({ log, maxWait: 5000, everyMs: 20 })
      others = []
    })

    afterEach(async () => {
      await threads.stop()
      for (const other of others) other.$client.close()
    })

    async function joinOne(name: string): Promise<WriteThread & { database: Database; file: string }> {
      const own = join(folder, name)
      const database = await openDatabase(own)
      others.push(database)
      database.$client.exec('CREATE TABLE filler (bytes UNIQUE)')
      return { ...threads.join(database, { file: own }), database, file: own }
    }

    const countIn = ({ $client }: Database) => $client.prepare('SELECT count(*) FROM filler').pluck().get()

    it('writes each order to its own', async () => {
      const [elm, oakdale] = [await joinOne('elm.sqlite'), await joinOne('oakdale.sqlite')]
      await Promise.all([
        elm.write([put('first')]),
        oakdale.write([put('first')]),
        elm.write([put('second')]),
      ])
      assert.deepEqual([countIn(elm.database), countIn(oakdale.database)], [2, 1])
    })

    it('holds up no other while one is locked, whatever waits for it', async () => {
      const [elm, oakdale] = [await joinOne('elm.sqlite'), await joinOne('oakdale.sqlite')]
      await elm.write([put('first')])
      elm.database.$client.exec('BEGIN IMMEDIATE')
      const waiting = ['second', 'third'].map((bytes) => elm.write([put(bytes)]))
      for (let i = 0; i < 20; i++) await oakdale.write([put(`${i}`)])
      assert.equal(countIn(oakdale.database), 20)
      assert.equal(await Promise.race([...waiting, wait(20, 'waiting')]), 'waiting')
      elm.database.$client.exec('COMMIT')
      await Promise.all(waiting)
      assert.equal(countIn(elm.database), 3)
    })

    it('gives each its turn, however many orders of another wait', async () => {
      const [elm, oakdale] = [await joinOne('elm.sqlite'), await joinOne('oakdale.sqlite')]
      await Promise.all([elm.write([put('first')]), oakdale.write([put('first')])])
      let done = 0
      const many = Array.from({ length: 500 }, (_, i) => elm.write([put(`${i}`)]).then(() => done++))
      await oakdale.write([put('second')])
      assert.ok(done < 400, `${done} of the other came first`)
      await Promise.all(many)
    })

    it('closes one after its orders, and goes on for the others', async () => {
      const [elm, oakdale] = [await joinOne('elm.sqlite'), await joinOne('oakdale.sqlite')]
      const writing = elm.write([put('first')])
      await elm.stop()
      await writing
      await elm.write([put('second')])
      await oakdale.write([put('first')])
      assert.deepEqual([countIn(elm.database), countIn(oakdale.database)], [2, 1])
      // Only the last connection to a database deletes its log.
      elm.database.$client.close()
      assert.equal(existsSync(`${elm.file}-wal`), false)
    })

    it('leaves one that it cannot open to the main thread, and opens it later', async () => {
      const oakdale = await joinOne('oakdale.sqlite')
      const elm = await joinOne('elm.sqlite')
      const late = join(folder, 'late', 'elm.sqlite')
      const notes_: string[] = []
      const writer = threads.join(elm.database, {
        file: late,
        notes: { note: (part) => notes_.push(part), clear: (part) => notes_.push(`not ${part}`) },
      })
      await assert.rejects(writer.write([put('first')]), /directory does not exist/)
      await writer.write([put('second')])
      assert.equal(countIn(elm.database), 1)
      await oakdale.write([put('first')])
      mkdirSync(join(folder, 'late'))
      while (notes_.length < 2) await wait(10)
      assert.deepEqual(notes_, ['write-thread', 'not write-thread'])
    })

    it('writes to all of them again after it broke', async () => {
      await threads.stop()
      const broken = breakThreads('throw', /UNIQUE/)
      threads = startWriteThreads({ log, maxWait: 100 })
      const [elm, oakdale] = [await joinOne('elm.sqlite'), await joinOne('oakdale.sqlite')]
      await Promise.all([elm.write([put('first')]), oakdale.write([put('first')])])
      await assert.rejects(elm.write([put('first')]))
      broken.mend()
      const checkpoint = () => oakdale.database.$client.pragma('wal_autocheckpoint', { simple: true })
      while (checkpoint() !== 32_768) await wait(10)
      await Promise.all([elm.write([put('second')]), oakdale.write([put('second')])])
      assert.deepEqual([countIn(elm.database), countIn(oakdale.database)], [2, 2])
    })
  })
})
