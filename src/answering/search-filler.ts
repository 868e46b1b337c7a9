import type { Directory, DirectorySnapshot } from '../directory/model/directory-snapshot.js'
import { directoryDocumentSlices, documentSlicesFor } from '../directory/search/directory-documents.js'
import { createOutboxStore } from '../directory/search/outbox-store.js'
import type { Database } from '../platform/database/open-database.js'
import type { WriteLater } from '../platform/database/write-later.js'
import type { Metrics } from '../platform/metrics/metrics.js'
import type { ExpectedIndex } from '../platform/search/compare-index.js'
import type { DirectoryDocument } from '../platform/search/directory-document.js'
import { createOutboxWorker } from '../platform/search/outbox-worker.js'
import { expectedPhrasingIndex } from '../platform/search/phrasing-index.js'
import type { SearchEngine } from '../platform/search/search-engine.js'
import type { IndexReport } from '../platform/search/verify-indexes.js'
import { inSlices } from '../platform/threads/slices.js'
import type { Log } from '../platform/web/log.js'
import { expectDirectory } from './expected-indexes.js'
import { type PreparedRevision, phrasingsOf } from './live-revision.js'
import type { RevisionContent } from './revision/revision.js'

/** Fills the search index with phrasings and the directory, then keeps the directory current. */
export interface SearchFiller {
  /** @param onProgress receives the share of phrasings done, 0 to 1 */
  fill(prepared: PreparedRevision, onProgress: (share: number) => void): Promise<void>
  /** Compares Meilisearch with the database, and mends what differs; null while there is no server. */
  verify(prepared: PreparedRevision, signal: AbortSignal): Promise<IndexReport | null>
  stop(): Promise<void>
}

export function createSearchFiller(tools: {
  database: Database
  search: SearchEngine
  snapshots: Pick<Directory, 'fresh'>
  published(): RevisionContent
  /** Its name, where one service serves many. */
  district: string | null
  writeLater: WriteLater
  metrics: Metrics
  log: Log
}): SearchFiller {
  const { search, snapshots, published, log, metrics } = tools
  const outbox = createOutboxStore(tools.database)
  watchIndex()
  const worker = createOutboxWorker({
    store: outbox,
    documentsNow: async () => {
      const [directory, content] = [await snapshots.fresh(), published()]
      return (kind, key) => inSlices(documentSlicesFor(directory, content, kind, key))
    },
    directory: search.directory,
    log,
  })

  async function readExpected({
    phrasings,
    documents,
    revision,
  }: PreparedRevision): Promise<ExpectedIndex[]> {
    return [
      await expectDirectory(await snapshots.fresh(), revision.content, tools.district),
      await expectedPhrasingIndex(await documents(), phrasings),
    ]
  }

  function watchIndex(): void {
    metrics.gauge(
      { name: 'outbox_rows', help: 'Changes of the directory that are not in the search index yet' },
      () => outbox.backlog().rows,
    )
    metrics.gauge(
      { name: 'outbox_lag_seconds', help: 'Age of the oldest such change; 0 without any' },
      () => {
        const { oldest } = outbox.backlog()
        return oldest === null ? 0 : Math.max(0, (Date.now() - oldest) / 1000)
      },
    )
    metrics.gauge(
      {
        name: 'index_filled_timestamp_seconds',
        help: 'When each search index was last found whole or made anew; absent while Meilisearch does not answer for it',
        labelNames: ['index'],
      },
      () =>
        new Map(
          Object.entries(search.status().filledAt).map(([index, at]) => [index, at && at.getTime() / 1000]),
        ),
    )
  }

  /** The directory's documents as of now. Made once where two ask at the same time, and none changed meanwhile. */
  let made: { of: [DirectorySnapshot, RevisionContent]; documents: DirectoryDocument[] } | null = null
  async function readDocuments(): Promise<DirectoryDocument[]> {
    const [directory, content] = [await snapshots.fresh(), published()]
    if (made?.of[0] === directory && made.of[1] === content) return made.documents
    const documents = await inSlices(directoryDocumentSlices(directory, content))
    if (isFilling) made = { of: [directory, content], documents }
    return documents
  }
  let isFilling = false

  return {
    async fill(prepared, onProgress) {
      await search.usePhrasings(phrasingsOf(prepared), (done, total) => onProgress(done / total))
      const through = outbox.last()
      isFilling = true
      const whole = await search.useDirectory(readDocuments).finally(() => {
        isFilling = false
        made = null
      })
      if (whole) void tools.writeLater(() => outbox.doneThrough(through))
      worker.start()
    },
    verify: (prepared, signal) => search.verify(() => readExpected(prepared), { signal }),
    stop: () => worker.stop(),
  }
}
