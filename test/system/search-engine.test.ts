import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DirectoryDocument } from '../../src/platform/search/directory-document.js'
import { silentLog } from '../../src/platform/search/log.js'
import { findRunningMeilisearch } from '../../src/platform/search/meilisearch/find-running-meilisearch.js'
import { finished, openSearchConnection } from '../../src/platform/search/meilisearch/search-connection.js'
import type { EngineStatus, SearchEngine } from '../../src/platform/search/search-engine.js'
import type { TermCounts } from '../../src/platform/search/term-counts.js'
import { createTermSource } from '../../src/platform/search/term-source.js'
import { createTermTable } from '../../src/platform/search/term-table.js'
import {
  pair,
  phrasings,
  realEngine,
  temporaryDataDir,
  until,
  word,
} from '../support/processes/real-meilisearch.js'

describe('createSearchEngine, with a real Meilisearch', () => {
  let engine: SearchEngine
  let folder: Awaited<ReturnType<typeof temporaryDataDir>>
  const hash = 'a'.repeat(64)
  const documents = phrasings(
    'late-bus: the bus is late again',
    'late-bus: my son bus never came bus',
    'late-bus: late bus transport',
    'lunch: he came late to lunch',
    'lunch: lunch money is the bus money',
    'transport: transportation form',
  )

  before(async function () {
    folder = await temporaryDataDir()
    engine = await realEngine(this, folder.dataDir)
    assert.equal(engine.status().state, 'ready')
    await until('it is connected', async () => engine.usePhrasings({ hash, documents: () => documents }))
    await engine.useDirectory(() => people)
  })
  after(async () => {
    await engine?.stop()
    await folder?.remove()
  })

  const plain = (counts: TermCounts | null) => counts?.map((c) => Object.fromEntries(c))

  it('counts words and pairs like the table', async () => {
    const terms = [
      ...['bus', 'late', 'is', 'the', 'money', 'zoo'].map(word),
      ...['the bus', 'bus late', 'late bus', 'bus is', 'is late', 'son bus', 'bus money', 'zoo bus'].map(
        pair,
      ),
    ]
    const counts = await engine.termCounter(hash).count(terms, 1000)
    assert.deepEqual(plain(counts), plain(createTermTable(documents).countNow(terms)))
  })

  it('finds a misspelled word, but not a short one, and not by prefix', async () => {
    const counts = await engine.termCounter(hash).count([word('lunhc'), word('buss'), word('transpo')], 1000)
    assert.deepEqual(plain(counts), [{ lunch: 2 }, {}, {}])
  })

  it('takes query syntax literally', async () => {
    const counts = await engine
      .termCounter(hash)
      .count([word('-bus'), word('"late'), word('"'), word('')], 1000)
    assert.deepEqual(
      plain(counts)?.map((c) => Object.keys(c).sort()),
      [['late-bus', 'lunch'], ['late-bus', 'lunch'], [], []],
    )
  })

  it('does not count for a revision it does not hold', async () => {
    assert.equal(await engine.termCounter('b'.repeat(64)).count([word('bus')], 1000), null)
  })

  it('answers for a new revision, and for the previous one in case of a rollback', async () => {
    const next = 'c'.repeat(64)
    assert.ok(await engine.usePhrasings({ hash: next, documents: () => phrasings('new: bus') }))
    assert.deepEqual(plain(await engine.termCounter(next).count([word('bus')], 1000)), [{ new: 1 }])
    assert.deepEqual(plain(await engine.termCounter(hash).count([word('money')], 1000)), [{ lunch: 1 }])
    let asked = 0
    const again = () => {
      asked++
      return documents
    }
    assert.ok(await engine.usePhrasings({ hash, documents: again }))
    assert.equal(asked, 0, 'the index was there and complete')
  })

  it('finds people by a misspelled name and by duty, within a school', async () => {
    const byName = await engine.directory.search('Rodrigez')
    assert.equal(byName.engine, 'meilisearch')
    assert.deepEqual(
      byName.hits.map((hit) => hit.id),
      ['person-1'],
    )
    assert.equal('words' in byName.hits[0]!, false, 'what it is found by is not shown')
    const byDuty = await engine.directory.search('counselor', { school: 'lincoln', kinds: ['person'] })
    assert.deepEqual(
      byDuty.hits.map((hit) => hit.id),
      ['person-2'],
    )
    const suggested = await engine.directory.suggest('Rod')
    assert.deepEqual(
      suggested.hits.map((hit) => hit.id),
      ['person-1'],
    )
  })

  it('suggests topics in the requested language, by an unfinished word, and no poor matches', async () => {
    await engine.directory.upsert([lateBus, lostThings])
    const suggested = async (query: string, lang: string) => {
      const options = { kinds: ['topic'], lang, minScore: 0.3 } as const
      const { hits, engine: by } = await engine.directory.suggest(query, options)
      assert.equal(by, 'meilisearch')
      assert.ok(hits.every((hit) => !('said' in hit) && !('_rankingScore' in hit)))
      return hits.map(({ id }) => id)
    }
    assert.deepEqual(await suggested('bus lat', 'en'), ['topic-late-bus'])
    assert.deepEqual(await suggested('autob', 'es'), ['topic-late-bus'])
    assert.deepEqual(await suggested('bus', 'es'), [])
    assert.deepEqual(await suggested('jack', 'en'), ['topic-lost-found'], 'by a word that families use')
    assert.deepEqual(await suggested('bus late son waiting', 'en'), ['topic-late-bus'])
    assert.deepEqual(await suggested('found seven purple dinosaurs', 'en'), [])
    await engine.directory.remove([lateBus.id, lostThings.id])
  })

  it('updates and deletes single documents', async () => {
    await engine.directory.upsert([person(9, 'Zoe Quill', 'nurse', 'lincoln')])
    assert.equal((await engine.directory.search('quill')).hits.length, 1)
    await engine.directory.remove(['person-9'])
    assert.equal((await engine.directory.search('quill')).hits.length, 0)
  })

  it('answers every search while the directory is rebuilt and swapped', async () => {
    let over = false
    let asked = 0
    const faults: unknown[] = []
    const searcher = async () => {
      while (!over) {
        const answer = await engine.directory.search('rodriguez', { deadlineMs: 2000 })
        asked++
        if (answer.engine !== 'meilisearch' || answer.hits.length !== 1) faults.push(answer)
      }
    }
    const searchers = [searcher(), searcher(), searcher()]
    // Built anew only when much differs.
    for (const words of ['a', 'b', 'c'])
      assert.ok(await engine.useDirectory(() => people.map((each) => ({ ...each, words }))))
    over = true
    await Promise.all(searchers)
    assert.deepEqual(faults, [])
    assert.ok(asked > 30, `only ${asked} searches`)
  })

  it('keeps the index of a directory that is the same, and writes only what differs', async () => {
    const many = Array.from({ length: 20 }, (_, i) => person(i + 1, `Person ${i}`, 'nurse', 'lincoln'))
    const writes = async (use: () => Promise<boolean>) => {
      const before = await tasksOf(folder.dataDir)
      assert.ok(await use())
      return (await tasksOf(folder.dataDir)).slice(before.length)
    }
    assert.ok((await writes(() => engine.useDirectory(() => many))).some(({ type }) => type === 'indexSwap'))
    assert.deepEqual(await writes(() => engine.useDirectory(() => many)), [])
    const changed = [person(1, 'Somebody Else', 'nurse', 'lincoln'), ...many.slice(1)]
    assert.deepEqual(await writes(() => engine.useDirectory(() => changed)), [
      { type: 'documentAdditionOrUpdate', documents: 1 },
    ])
    assert.equal((await engine.directory.search('somebody else')).hits[0]?.id, 'person-1')
    assert.ok(await engine.useDirectory(() => people))
  })

  it('builds the index of a directory anew where it cannot be mended', async () => {
    const many = Array.from({ length: 20 }, (_, i) => ({
      ...person(i + 1, `Person ${i}`, 'nurse', 'lincoln'),
      words: `word${i}`,
    }))
    assert.ok(await engine.useDirectory(() => many))
    const server = await findRunningMeilisearch(folder.dataDir)
    const { admin, close } = await openSearchConnection(server!.url, server!.key, silentLog)
    // One document is missing, and cannot be added: documents have another key here.
    const settings = await admin.index('directory').getSettings()
    await finished(admin, await admin.deleteIndex('directory'))
    await finished(admin, await admin.createIndex('directory', { primaryKey: 'words' }))
    await finished(admin, await admin.index('directory').updateSettings(settings))
    await finished(admin, await admin.index('directory').addDocuments(many.slice(1)))
    close()
    assert.ok(await engine.useDirectory(() => many))
    assert.equal((await engine.directory.search('Person 0')).engine, 'meilisearch')
    await engine.directory.upsert([person(1, 'Somebody Else', 'nurse', 'lincoln')])
    assert.equal((await engine.directory.search('somebody else')).hits[0]?.id, 'person-1')
    assert.ok(await engine.useDirectory(() => people))
  })

  it('is back within 5 s of a kill -9, answers from the table meanwhile, and has lost nothing', async () => {
    const source = createTermSource({
      meilisearch: engine.termCounter(hash),
      table: createTermTable(documents),
    })
    const { pid } = engine.status()
    process.kill(pid!, 'SIGKILL')
    const meanwhile = await source.count([word('lunch'), word('munny')])
    assert.equal(meanwhile.engine, 'fallback')
    assert.deepEqual(plain([...meanwhile.counts]), [{ lunch: 2 }, {}])
    assert.equal((await engine.directory.search('Rodrigez')).hits[0]?.id, 'person-1')
    const isBack = ({ phrasings, directory, pid: now }: EngineStatus) => phrasings && directory && now !== pid
    await until('another server answers', () => isBack(engine.status()))
    assert.equal((await source.count([word('munny')])).engine, 'meilisearch')
    assert.equal((await engine.directory.search('Rodrigez')).engine, 'meilisearch')
  })

  it('kills a hanging server and starts another', async function () {
    this.timeout(25_000)
    const { pid } = engine.status()
    process.kill(pid!, 'SIGSTOP')
    const counts = await engine.termCounter(hash).count([word('bus')], 60)
    assert.equal(counts, null)
    assert.equal(engine.status().pid, pid, 'nobody waits for another server')
    await until(
      'another server answers',
      () => engine.status().pid !== pid && engine.status().phrasings,
      20_000,
    )
  })

  it('stops: the process is gone, and every question still has an answer', async () => {
    const { pid } = engine.status()
    await engine.stop()
    await sleep(20)
    assert.throws(() => process.kill(pid!, 0), { code: 'ESRCH' })
    assert.equal(engine.status().state, 'unavailable')
    assert.equal(await engine.termCounter(hash).count([word('bus')], 100), null)
    assert.equal((await engine.directory.search('Rodriguez')).engine, 'fallback')
  })
})

function person(id: number, name: string, duty: string, school: string): DirectoryDocument {
  return {
    id: `person-${id}`,
    kind: 'person',
    title: { en: name },
    subtitle: { en: duty, es: 'consejera' },
    school,
    office: duty,
    words: `${duty} staff`,
    url: `/people/${id}`,
  }
}

/** All tasks of the server so far, oldest first. */
async function tasksOf(dataDir: string): Promise<{ type: string; documents?: number }[]> {
  const server = await findRunningMeilisearch(dataDir)
  const { admin, close } = await openSearchConnection(server!.url, server!.key, silentLog)
  const { results } = await admin.tasks.getTasks({ limit: 1000 }).finally(close)
  return results.reverse().map(({ type, details }) => ({
    type,
    ...(details?.receivedDocuments === undefined ? {} : { documents: details.receivedDocuments }),
  }))
}

const people = [
  person(1, 'Ana Rodríguez', 'counselor', 'grant'),
  person(2, 'Tom Miller', 'counselor', 'lincoln'),
  person(3, 'Sue Park', 'nurse', 'lincoln'),
]

const topic = (slug: string, en: string, es: string, said: string): DirectoryDocument => ({
  id: `topic-${slug}`,
  kind: 'topic',
  title: { en, es },
  subtitle: {},
  school: null,
  office: null,
  words: slug,
  said: { en: said, es: '' },
  url: `/topics/${slug}`,
})
const lateBus = topic('late-bus', 'Late or missing bus', 'El camión llegó tarde: autobús', 'corner driver')
const lostThings = topic('lost-found', 'Lost and found', 'Cosas perdidas', 'jacket coat')
