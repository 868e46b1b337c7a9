import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Meilisearch } from 'meilisearch'
import { databaseFile } from '../../src/platform/database/open-database.js'
import { type IndexDifference, isInStep } from '../../src/platform/search/compare-index.js'
import { silentLog } from '../../src/platform/search/log.js'
import { findRunningMeilisearch } from '../../src/platform/search/meilisearch/find-running-meilisearch.js'
import { meilisearchFolders } from '../../src/platform/search/meilisearch/meilisearch-process.js'
import { finished, openSearchConnection } from '../../src/platform/search/meilisearch/search-connection.js'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { ourProgram } from '../support/processes/our-program.js'
import { until } from '../support/processes/real-meilisearch.js'
import { processesOn } from '../support/processes/service-process.js'

describe('Search and database', () => {
  let service: RealService

  before(async () => {
    service = await startRealService({ MEANING: 'no' })
  })
  after(() => service.remove())

  /** `npm run index -- verify`, beside the running service. */
  async function verify({ more = [] as string[], dataDir = service.dataDir } = {}): Promise<{
    code: number
    said: string
    refused: string
  }> {
    const program = [...ourProgram('src', 'commands', 'search-index'), 'verify', ...more]
    const env = { PATH: process.env.PATH, DATA_DIR: dataDir }
    return promisify(execFile)(process.execPath, program, { env, timeout: 30_000 }).then(
      ({ stdout, stderr }) => ({ code: 0, said: stdout, refused: stderr }),
      ({ code, stdout, stderr }) => ({ code, said: stdout, refused: stderr }),
    )
  }

  /** What the service itself finds and mends. */
  async function differences(): Promise<IndexDifference[]> {
    const report = await service.services.verifySearch(new AbortController().signal)
    assert.ok(report!.left.every(isInStep))
    return report!.found
  }

  async function withAdmin<T>(work: (admin: Meilisearch) => Promise<T>): Promise<T> {
    const server = await findRunningMeilisearch(service.dataDir)
    const { admin, close } = await openSearchConnection(server!.url, server!.key, silentLog)
    return work(admin).finally(close)
  }

  const phrasingsIn = async (admin: Meilisearch) =>
    (await admin.getRawIndexes()).results.find(({ uid }) => uid.startsWith('phrasings-'))!.uid

  /** One document is gone, one is different, and one is of nobody. */
  async function spoil(): Promise<void> {
    await withAdmin(async (admin) => {
      const directory = admin.index('directory')
      const [gone, other] = (await directory.getDocuments({ limit: 2 })).results
      await finished(admin, await directory.deleteDocument(gone!.id))
      await finished(admin, await directory.updateDocuments([{ id: other!.id, url: '/elsewhere' }]))
      await finished(admin, await directory.addDocuments([{ id: 'person-nobody', title: { en: 'No Body' } }]))
      await finished(admin, await admin.index(await phrasingsIn(admin)).deleteDocument(1))
    })
  }

  it('are compared beside the running service, and mended', async () => {
    await spoil()
    const compared = await verify({ more: ['--check'] })
    assert.equal(compared.code, 1)
    assert.match(compared.said, /^directory: \d+ documents, 1 missing, 1 different, 1 extra$/m)
    assert.match(compared.said, /^phrasings: \d+ documents, 1 missing, 0 different, 0 extra$/m)
    const mended = await verify()
    assert.deepEqual(
      [mended.code, mended.said.split('\n').at(-2)],
      [0, 'Fixed: database and search are in step.'],
    )
    const { hits } = await service.services.search.directory.search('No Body')
    assert.ok(!hits.some(({ id }) => id === 'person-nobody'))
    assert.deepEqual(await differences(), [])
  })

  it('leave no Meilisearch behind where the database cannot be opened', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'who-to-ask-unopened-'))
    mkdirSync(databaseFile(folder))
    const { code, refused } = await verify({ dataDir: folder })
    assert.equal(code, 1, 'it ends by itself')
    assert.doesNotMatch(refused, /^ +at /m)
    assert.deepEqual(processesOn(folder), [])
    rmSync(folder, { recursive: true })
  })

  it('say in plain words that the database is damaged', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'who-to-ask-damaged-'))
    writeFileSync(databaseFile(folder), 'no database'.repeat(1000))
    const { code, refused } = await verify({ dataDir: folder })
    assert.equal(code, 1)
    assert.match(refused, /is damaged/)
    assert.doesNotMatch(refused, /^ +at /m)
    rmSync(folder, { recursive: true })
  })

  it('build an index again that is gone, or has other settings', async () => {
    await withAdmin(async (admin) => {
      await finished(admin, await admin.deleteIndex(await phrasingsIn(admin)))
      await finished(admin, await admin.index('directory').updateFilterableAttributes(['kind']))
    })
    const found = await differences()
    assert.deepEqual(
      found.map(({ expected, rebuild }) => [expected.name, rebuild]),
      [
        ['directory', true],
        ['phrasings', true],
      ],
    )
    assert.deepEqual(await differences(), [])
    await withAdmin(async (admin) => {
      await finished(admin, await admin.index('directory').updateStopWords(['bus']))
      await finished(admin, await admin.index(await phrasingsIn(admin)).updateSynonyms({ bus: ['train'] }))
    })
    assert.equal((await differences()).length, 2, 'also such that we never set')
    assert.deepEqual(await differences(), [])
  })

  it('are compared every night: a school that closes today leaves the search without an edit', async () => {
    const { database, directory, search, indexCheck } = service.services
    const { slug, name } = directory().schools[0]!
    const find = async () =>
      (await search.directory.search(name, { kinds: ['school'] })).hits.map(({ url }) => url)
    const before = await find()
    database.$client.prepare("update schools set closed_from = '2020-01-01' where slug = ?").run(slug)
    assert.deepEqual(await find(), before, 'nothing told the index')
    assert.equal(await indexCheck.runIfDue(), true)
    assert.ok(!(await find()).some((url) => url.endsWith(slug)))
    assert.equal(await indexCheck.runIfDue(), false, 'once a night')
    assert.match(service.logged(), /The search index differed from the database/)
  })

  it('are in step again after the folder of Meilisearch is deleted while it runs', async () => {
    const { search } = service.services
    const { pid } = search.status()
    rmSync(meilisearchFolders(service.dataDir).home, { recursive: true })
    const isBack = () => {
      const now = search.status()
      return now.pid !== pid && now.phrasings && now.directory
    }
    await until('another server has every index', isBack)
    assert.deepEqual(await differences(), [])
  })
})
