import assert from 'node:assert/strict'
import type { PreparedRevision } from '../../src/answering/live-revision.js'
import type { RevisionContent } from '../../src/answering/revision/revision.js'
import { createSearchFiller } from '../../src/answering/search-filler.js'
import type { DirectorySnapshot } from '../../src/directory/model/directory-snapshot.js'
import { untranslated } from '../../src/directory/model/translations.js'
import { createMetrics } from '../../src/platform/metrics/metrics.js'
import type { DocumentSource } from '../../src/platform/search/fill-directory-index.js'
import type { SearchEngine } from '../../src/platform/search/search-engine.js'
import { createLog } from '../../src/platform/web/log.js'
import { openEmpty } from '../support/samples/empty-database.js'

describe('Search filler', () => {
  const snapshot = () =>
    ({
      ...{ schools: [], ownOffices: [], offices: [], contacts: [], people: [] },
      translations: untranslated,
    }) as unknown as DirectorySnapshot

  async function fill(use: (documents: DocumentSource, change: () => void) => Promise<void>): Promise<void> {
    const database = await openEmpty()
    let directory = snapshot()
    const change = () => {
      directory = snapshot()
    }
    const content = { topics: [], synonyms: [], phrasings: [] } as unknown as RevisionContent
    const search = {
      usePhrasings: async () => true,
      useDirectory: async (documents: DocumentSource) => {
        await use(documents, change)
        return false
      },
      directory: {},
      status: () => ({ filledAt: {} }),
    } as unknown as SearchEngine
    const filler = createSearchFiller({
      ...{ database, search, district: null, metrics: createMetrics(), log: createLog('silent') },
      snapshots: { fresh: async () => directory },
      published: () => content,
      writeLater: async () => {},
    })
    await filler.fill({} as PreparedRevision, () => {})
    await filler.stop()
    database.$client.close()
  }

  it('makes the documents of the directory once for the table and the index', () =>
    fill(async (documents) => assert.equal(await documents(), await documents())))

  it('makes them anew after a change, and when it has filled both', async () => {
    const kept: { documents?: DocumentSource; last?: unknown } = {}
    await fill(async (documents, change) => {
      const first = await documents()
      change()
      kept.last = await documents()
      assert.notEqual(kept.last, first)
      kept.documents = documents
    })
    assert.notEqual(await kept.documents?.(), kept.last)
  })
})
