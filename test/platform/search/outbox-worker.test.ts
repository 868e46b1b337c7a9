import assert from 'node:assert/strict'
import type { DirectoryDocument } from '../../../src/platform/search/directory-document.js'
import { SearchUnavailable } from '../../../src/platform/search/directory-index.js'
import { silentLog } from '../../../src/platform/search/log.js'
import {
  createOutboxWorker,
  type OutboxRow,
  type OutboxStore,
} from '../../../src/platform/search/outbox-worker.js'
import type { SearchEngine } from '../../../src/platform/search/search-engine.js'
import { realEngine, temporaryDataDir, until } from '../../support/processes/real-meilisearch.js'

describe('createOutboxWorker', () => {
  let rows: (OutboxRow & { attempts: number; reason?: string })[]
  let things: Map<string, DirectoryDocument>
  let store: OutboxStore

  beforeEach(() => {
    rows = []
    things = new Map()
    store = {
      take: (limit) => [...rows].sort((a, b) => a.attempts - b.attempts || a.id - b.id).slice(0, limit),
      done: (ids) => {
        rows = rows.filter((row) => !ids.includes(row.id))
      },
      failed: (ids, reason) => {
        for (const row of rows)
          if (ids.includes(row.id)) Object.assign(row, { attempts: row.attempts + 1, reason })
      },
    }
  })

  let nextId = 1
  function change(key: string, name: string | null) {
    if (name) things.set(key, person(key, name))
    else things.delete(key)
    rows.push({ id: nextId++, kind: 'person', key, attempts: 0 })
  }

  const documentsFor = (_: string, key: string) => {
    if (key === 'bad') throw new Error('cannot be read')
    const thing = things.get(key)
    return thing ? [thing] : []
  }

  const documentsNow = () => documentsFor

  /** A search directory that can be taken offline. */
  function memory() {
    const held = new Map<string, string>()
    const directory = {
      away: false,
      async upsert(documents: readonly DirectoryDocument[]) {
        if (directory.away) throw new SearchUnavailable()
        for (const d of documents) held.set(d.id, d.title.en!)
      },
      async remove(ids: readonly string[]) {
        if (directory.away) throw new SearchUnavailable()
        for (const id of ids) held.delete(id)
      },
    }
    return { directory, held }
  }

  it('sends current documents, deletes removed ones, and empties the outbox', async () => {
    const { directory, held } = memory()
    const worker = createOutboxWorker({ store, documentsNow, directory, log: silentLog })
    change('1', 'Ann')
    change('1', 'Anna')
    change('2', 'Bob')
    change('2', null)
    held.set('person-2', 'Bob')
    assert.equal(await worker.drain(), true)
    assert.deepEqual([...held], [['person-1', 'Anna']])
    assert.deepEqual(rows, [])
  })

  it('reads the directory once for many changes', async () => {
    const { directory, held } = memory()
    let read = 0
    const reading = () => {
      read++
      return documentsFor
    }
    const worker = createOutboxWorker({ store, documentsNow: reading, directory, log: silentLog })
    for (let n = 0; n < 150; n++) change(String(n), 'Ann')
    assert.equal(await worker.drain(), true)
    assert.deepEqual([held.size, read], [150, 1])
  })

  it('sends shared content once, until it changes', async () => {
    const sent: string[][] = []
    const upsert = async (documents: readonly DirectoryDocument[]) =>
      void sent.push(documents.map(({ id, title }) => `${id} ${title.en}`))
    let office = 'Nurse'
    const around = (kind: string, key: string) => [
      ...documentsFor(kind, key),
      { ...person('9', office), id: 'office-nurse' },
    ]
    const directory = { upsert, remove: async () => {} }
    const worker = createOutboxWorker({ store, documentsNow: () => around, directory, log: silentLog })
    for (let n = 0; n < 500; n++) change(String(n), 'Ann')
    store.done = (ids) => {
      rows = rows.filter((row) => !ids.includes(row.id))
      if (rows.length === 100) office = 'School nurse'
    }
    assert.equal(await worker.drain(), true)
    assert.equal(new Set(sent.flat()).size, 502)
    assert.deepEqual(
      sent.flat().filter((each) => each.startsWith('office')),
      ['office-nurse Nurse', 'office-nurse School nurse'],
    )
    change('1', 'Anna')
    await worker.drain()
    assert.deepEqual(
      sent.at(-1),
      ['person-1 Anna', 'office-nurse School nurse'],
      'another time it is sent again',
    )
  })

  it('keeps every row while the server is down, and records the attempt with its reason', async () => {
    const { directory, held } = memory()
    const worker = createOutboxWorker({ store, documentsNow, directory, log: silentLog })
    directory.away = true
    change('1', 'Ann')
    assert.equal(await worker.drain(), false)
    assert.deepEqual(
      rows.map((row) => [row.key, row.attempts, row.reason]),
      [['1', 1, 'Meilisearch is not available']],
    )
    directory.away = false
    assert.equal(await worker.drain(), true)
    assert.deepEqual([...held.keys()], ['person-1'])
  })

  it('does not let one bad row hold up the others', async () => {
    const { directory, held } = memory()
    const worker = createOutboxWorker({ store, documentsNow, directory, log: silentLog })
    change('1', 'Ann')
    change('bad', null)
    change('2', 'Bob')
    assert.equal(await worker.drain(), false)
    assert.deepEqual([...held.keys()], ['person-1', 'person-2'])
    assert.deepEqual(
      rows.map((row) => [row.key, row.reason]),
      [['bad', 'cannot be read']],
    )
  })

  it('keeps a row that was sent but not marked, and sends it again', async () => {
    const { directory, held } = memory()
    change('1', 'Ann')
    const dies = {
      ...store,
      done: () => {
        throw new Error('the database is locked')
      },
    }
    assert.equal(
      await createOutboxWorker({ store: dies, documentsNow, directory, log: silentLog }).drain(),
      false,
    )
    assert.equal(rows.length, 1)
    assert.equal(await createOutboxWorker({ store, documentsNow, directory, log: silentLog }).drain(), true)
    assert.deepEqual([...held.keys()], ['person-1'])
  })

  it('runs at once when woken', async () => {
    const { directory, held } = memory()
    const worker = createOutboxWorker({ store, documentsNow, directory, log: silentLog, everyMs: 60_000 })
    change('1', 'Ann')
    worker.start()
    await until('the first turn is over', () => rows.length === 0, 500)
    change('2', 'Bob')
    worker.wake()
    await until('the second is sent', () => held.has('person-2'), 500)
    await worker.stop()
  })

  describe('with a real Meilisearch', () => {
    let engine: SearchEngine
    let remove: () => Promise<void>

    before(async function () {
      const folder = await temporaryDataDir()
      remove = folder.remove
      engine = await realEngine(this, folder.dataDir)
      await until('it is connected', () => engine.useDirectory(() => [...things.values()]))
    })
    after(async () => {
      await engine?.stop()
      await remove?.()
    })

    it('loses nothing when the server is killed midway and comes back', async () => {
      const { directory } = engine
      const worker = createOutboxWorker({ store, documentsNow, directory, log: silentLog, everyMs: 20 })
      worker.start()
      for (let i = 0; i < 300; i++) {
        change(`k${i}`, `Person Number${i}`)
        if (i === 100) process.kill(engine.status().pid!, 'SIGKILL')
        if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      }
      assert.ok(rows.length > 0, 'the server was not away')
      await until('the outbox is empty', () => rows.length === 0, 10_000)
      await worker.stop()
      const answer = await directory.search('person', { limit: 1000, deadlineMs: 2000 })
      assert.equal(answer.engine, 'meilisearch')
      assert.equal(answer.hits.length, 300)
    })
  })
})

function person(key: string, name: string): DirectoryDocument {
  return {
    id: `person-${key}`,
    kind: 'person',
    title: { en: name },
    subtitle: {},
    school: null,
    office: null,
    words: '',
    url: `/people/${key}`,
  }
}
