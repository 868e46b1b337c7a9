import assert from 'node:assert/strict'
import type { Meilisearch } from 'meilisearch'
import { silentLog } from '../../src/platform/search/log.js'
import { createMeilisearchServer } from '../../src/platform/search/meilisearch/meilisearch-server.js'
import {
  finished,
  IndexingFailed,
  openSearchConnection,
} from '../../src/platform/search/meilisearch/search-connection.js'
import {
  buildPhrasingIndex,
  deleteOldPhrasingIndexes,
  isPhrasingIndexComplete,
} from '../../src/platform/search/phrasing-index.js'
import { binaryFolder, phrasings, temporaryDataDir } from '../support/processes/real-meilisearch.js'

describe('buildPhrasingIndex', () => {
  let admin: Meilisearch
  const endings: (() => unknown)[] = []
  const documents = phrasings('a: one two', 'b: two three')

  before(async function () {
    const path = (await binaryFolder()) ?? this.skip()
    const { dataDir, remove } = await temporaryDataDir()
    const server = createMeilisearchServer({ dataDir, path, log: silentLog, onChange: () => {} })
    await server.start()
    const status = server.status()
    assert.ok(status.state === 'ready')
    const connection = await openSearchConnection(status.url, status.key, silentLog)
    admin = connection.admin
    endings.push(connection.close, server.stop, remove)
  })
  after(async () => {
    for (const end of endings) await end()
  })

  it('reuses a complete index, and reports progress while building', async () => {
    const steps: number[][] = []
    const built = await buildPhrasingIndex(admin, documents, 'h1', (...step) => steps.push(step))
    assert.deepEqual(steps, [[2, 2]])
    const found = await buildPhrasingIndex(admin, documents, 'h1', () => assert.fail('built again'))
    assert.deepEqual(found, built)
  })

  it('rebuilds a half-finished index, whether the mark or a phrasing is missing', async () => {
    const index = await buildPhrasingIndex(admin, documents, 'h2')
    for (const missing of ['complete', '2']) {
      await finished(admin, await admin.index(index.uid).deleteDocument(missing))
      assert.equal(await isPhrasingIndexComplete(admin, index), false)
      await buildPhrasingIndex(admin, documents, 'h2')
      assert.equal(await isPhrasingIndexComplete(admin, index), true)
    }
  })

  it('uses another index for the same revision with other stems', async () => {
    const one = await buildPhrasingIndex(admin, documents, 'h3')
    const other = await buildPhrasingIndex(admin, phrasings('a: one two', 'b: two thre'), 'h3')
    assert.notEqual(one.uid, other.uid)
  })

  it('names the task that failed, and why', async () => {
    const bad = [{ id: 'not an id!' as unknown as number, topic: 'a', lang: 'en', stems: 'x' }]
    await assert.rejects(buildPhrasingIndex(admin, bad, 'h4'), (error) => {
      assert.ok(error instanceof IndexingFailed)
      assert.match(error.message, /documentAdditionOrUpdate on phrasings-h4.*not an id!/)
      return true
    })
  })

  it('keeps the current index and the newest other one', async () => {
    const uids: string[] = []
    for (const hash of ['k1', 'k2', 'k3', 'k4'])
      uids.push((await buildPhrasingIndex(admin, documents, hash)).uid)
    await deleteOldPhrasingIndexes(admin, [uids[1]!])
    const { results } = await admin.getRawIndexes({ limit: 100 })
    assert.deepEqual(results.map(({ uid }) => uid).sort(), [uids[1], uids[3]])
  })
})
