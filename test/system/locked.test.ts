import assert from 'node:assert/strict'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { createImporter } from '../../src/content/imports/importer.js'
import { watchLinks } from '../../src/content/links/watch-links.js'
import type { DraftRunner } from '../../src/content/rehearsal/draft-runner.js'
import { createRehearsals } from '../../src/content/rehearsal/rehearsals.js'
import { freezeContent } from '../../src/content/revisions/freeze-content.js'
import { publishRevision } from '../../src/content/revisions/publish-revision.js'
import { createPublisher, type PublisherOptions } from '../../src/content/revisions/publisher.js'
import { latestRevision } from '../../src/content/revisions/revision-store.js'
import { seedDatabase } from '../../src/content/seeds/seed-database.js'
import { type Database, databaseFile, openDatabase } from '../../src/platform/database/open-database.js'
import { whenUnlocked } from '../../src/platform/database/when-unlocked.js'
import { type Wording, wording } from '../../src/platform/language/wording.js'
import { createLog } from '../../src/platform/web/log.js'
import { createOptOutStore } from '../../src/public/text-messages/opt-out-store.js'
import { createOptOuts } from '../../src/public/text-messages/opt-outs.js'
import { until } from '../support/processes/real-meilisearch.js'
import { sampleNow } from '../support/samples/sample.js'
import { sampleReport } from '../support/samples/sample-routing.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'

describe('While another program holds the database', () => {
  const log = createLog('silent')
  const now = () => sampleNow
  let folder: string
  let database: Database
  let other: Sqlite.Database
  let stop: () => Promise<unknown>

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-locked-'))
    database = await openDatabase(databaseFile(folder))
    const seeds = writeSeedFolder()
    seedDatabase(database, seeds.folder)
    seeds.remove()
    publishRevision(database, { note: '', by: null })
    database.$client.pragma('busy_timeout = 100')
    other = new Sqlite(databaseFile(folder))
    stop = async () => {}
  })
  afterEach(async () => {
    if (other.inTransaction) free()
    await stop()
    other.close()
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const lock = () => other.exec('BEGIN IMMEDIATE')
  const free = () => other.exec('ROLLBACK')
  const note = () => database.$client.exec("insert into notes (key, value) values ('one', 'two')")
  const unexpected = (message: string): Wording => wording('fault.unexpected', { message })
  const noted = () => database.$client.prepare("select value from notes where key = 'one'").pluck().get()

  describe('a write that can wait', () => {
    it('waits without blocking anybody, and is done once', async () => {
      lock()
      const waits: unknown[] = []
      const writing = whenUnlocked(database, () => {
        waits.push(database.$client.pragma('busy_timeout', { simple: true }))
        note()
      })
      await wait(600)
      assert.equal(noted(), undefined)
      // At growing intervals, from 50 ms on.
      assert.ok(waits.length < 12, `${waits.length} tries: it does not spin`)
      assert.deepEqual(new Set(waits), new Set([0]), 'no try waits for the lock')
      free()
      await writing
      assert.equal(noted(), 'two')
      assert.equal(database.$client.pragma('busy_timeout', { simple: true }), 100)
    })

    it('is abandoned when aborted', async () => {
      lock()
      const giveUp = new AbortController()
      const writing = whenUnlocked(database, note, giveUp.signal)
      giveUp.abort()
      await assert.rejects(writing, { name: 'AbortError' })
      assert.equal(noted(), undefined)
    })

    it('fails at once for any other reason', async () => {
      await assert.rejects(
        whenUnlocked(database, () => database.$client.exec('insert into nowhere values (1)')),
        /no such table/,
      )
    })
  })

  describe('a finished rehearsal', () => {
    const rehearse = (end: () => Promise<unknown>) => {
      let goOn = () => {}
      const gate = new Promise<void>((resolve) => {
        goOn = resolve
      })
      const draftRunner = { rehearse: () => gate.then(end), clear: async () => {} } as Pick<
        DraftRunner,
        'rehearse' | 'clear'
      >
      const rehearsals = createRehearsals({ database, draftRunner, now, log })
      stop = rehearsals.stop
      return { rehearsals, id: rehearsals.start('Ana'), goOn }
    }

    it('is stored as soon as possible', async () => {
      const { rehearsals, id, goOn } = rehearse(async () => sampleReport('hash', 1))
      lock()
      goOn()
      await wait(150)
      assert.equal(rehearsals.find(id)?.state, 'running')
      free()
      await rehearsals.settled()
      assert.equal(rehearsals.find(id)?.state, 'done')
    })

    it('is stored as failed, too', async () => {
      const { rehearsals, id, goOn } = rehearse(async () => {
        throw new Error('the stage broke')
      })
      lock()
      goOn()
      await wait(150)
      free()
      await rehearsals.settled()
      assert.deepEqual(
        [rehearsals.find(id)?.state, rehearsals.find(id)?.fault],
        ['failed', unexpected('the stage broke')],
      )
    })

    it('interrupted by a stop is marked after the next start, but not a newer one', async () => {
      const { rehearsals, id } = rehearse(async () => null)
      await rehearsals.stop()
      lock()
      const next = createRehearsals({
        ...{ database, now, log },
        draftRunner: { rehearse: () => new Promise(() => {}), clear: async () => {} },
      })
      stop = next.stop
      free()
      const second = next.start('Ana')
      await until('it is noted', () => next.find(id)?.state === 'interrupted')
      assert.equal(next.find(second)?.state, 'running')
    })
  })

  it('the check of links waits, and is done once it is free', async () => {
    const { random } = Math
    let said = ''
    const errors = new Writable({
      write(line, _encoding, done) {
        said += line
        done()
      },
    })
    const links = watchLinks(
      { privateLinks: false },
      {
        ...{ database, now, log: createLog('error', errors), notes: { watch() {} } as never },
        writeLater: (write) => whenUnlocked(database, write),
      },
      { directory: (() => ({ district: { timeZone: 'America/New_York' } })) as never },
    )
    stop = links.stop
    lock()
    // It waits for up to ten minutes.
    Math.random = () => 0
    await links.start().finally(() => Object.assign(Math, { random }))
    await wait(600)
    assert.equal(said, '')
    const doneAt = () => database.$client.prepare("select 1 from notes where key = 'job:links'").get()
    assert.equal(doneAt(), undefined)
    free()
    await until('it is done', () => doneAt() !== undefined)
  })

  it('a finished import check is stored as soon as possible', async () => {
    const importer = createImporter(database, { dataDir: folder, offered: ['en', 'es'], now, log })
    stop = importer.close
    mkdirSync(join(folder, 'given'))
    const path = join(folder, 'given', 'offices.csv')
    writeFileSync(path, 'id,name_en\n')
    const { id } = await importer.start([{ name: 'offices.csv', path }], {
      ...{ account: null, who: 'Ana', source: 'upload', removes: false, format: 'csv' },
    })
    lock()
    const checked = importer.idle()
    const early = await Promise.race([checked.then(() => 'ended'), wait(3000).then(() => 'waits')])
    assert.equal(early, 'waits')
    assert.equal(importer.find(id)?.state, 'checking')
    free()
    await checked
    assert.notEqual(importer.find(id)?.state, 'checking')
  })

  it('a failed publication is stored, too, and the next can be requested', async () => {
    const revision = latestRevision(database)!
    const publisher = createPublisher({
      ...{ database, now, log },
      liveRevision: { live: () => ({ revision }) },
      models: {
        learn: async () => {
          lock()
          throw new Error('out of memory')
        },
      },
      search: {},
    } as unknown as PublisherOptions)
    stop = publisher.stop
    const asked = {
      kind: 'publish' as const,
      source: null,
      note: '',
      by: 'Ana',
      blockers: [],
      override: null,
    }
    const frozen = freezeContent(database, revision.content)
    const { id } = publisher.request({ ...asked, touchesDanger: false }, frozen)
    await until('it has failed', () => other.inTransaction)
    await wait(150)
    assert.equal(publisher.publications.find(id)?.state, 'preparing')
    free()
    await publisher.settled()
    assert.deepEqual(publisher.publications.find(id)?.fault, unexpected('out of memory'))
    assert.ok(publisher.publications.add({ ...asked, touchesDanger: true }, frozen, now()))
  })

  it('an SMS opt-out survives a killed process', async () => {
    const store = createOptOutStore(database)
    const wishes = join(folder, 'wishes.jsonl')
    const start = () => createOptOuts(store, now, log, 60_000, wishes)
    lock()
    const killed = start()
    killed.set('a', true)
    killed.set('b', true)
    killed.set('b', false)
    appendFileSync(wishes, '{"number":"torn')
    killed.set('c', true)
    free()
    assert.equal(store.has('a'), false)
    const next = start()
    assert.deepEqual(
      ['a', 'b', 'c'].map((number) => store.has(number)),
      [true, false, true],
    )
    assert.equal(existsSync(wishes), false)
    next.set('a', false)
    assert.equal(start().has('a'), false)
    lock()
    const nowhere = createOptOuts(store, now, log, 60_000, join(folder, 'no', 'folder'))
    assert.throws(() => nowhere.set('d', true), /ENOENT/)
    assert.equal(nowhere.has('d'), true)
    free()
  })

  it('an SMS opt-out takes effect at once and is stored later', async () => {
    const store = createOptOutStore(database)
    const optOuts = createOptOuts(store, now, log, 50)
    lock()
    optOuts.set('hash', true)
    assert.equal(optOuts.has('hash'), true)
    free()
    await until('it is written', () => store.has('hash'))
  })
})
