import type { Directory } from '../directory/model/directory-snapshot.js'
import { directoryDocumentSlices, documentSlicesFor } from '../directory/search/directory-documents.js'
import { createOutboxStore } from '../directory/search/outbox-store.js'
import type { Database } from '../platform/database/open-database.js'
import type { WriteLater } from '../platform/database/write-later.js'
import { createOutboxWorker } from '../platform/search/outbox-worker.js'
import type { SearchEngine } from '../platform/search/search-engine.js'
import { inSlices } from '../platform/threads/slices.js'
import type { Log } from '../platform/web/log.js'
import type { PreparedRevision } from './live-revision.js'
import type { RevisionContent } from './revision/revision.js'

/** Fills the search index with phrasings and the directory, then keeps the directory current. */
export interface SearchFiller {
  /** @param onProgress receives the share of phrasings done, 0 to 1 */
  fill(prepared: PreparedRevision, onProgress: (share: number) => void): Promise<void>
  stop(): Promise<void>
}

export function createSearchFiller(tools: {
  database: Database
  search: SearchEngine
  snapshots: Pick<Directory, 'fresh'>
  published(): RevisionContent
  writeLater: WriteLater
  log: Log
}): SearchFiller {
  const { search, snapshots, published, log } = tools
  const outbox = createOutboxStore(tools.database)
  const worker = createOutboxWorker({
    store: outbox,
    documentsFor: async (kind, key) =>
      inSlices(documentSlicesFor(await snapshots.fresh(), published(), kind, key)),
    directory: search.directory,
    log,
  })
  return {
    async fill({ phrasings, documents }, onProgress) {
      await search.usePhrasings(phrasings, documents, (done, total) => onProgress(done / total))
      const through = outbox.last()
      const whole = await search.useDirectory(async () =>
        inSlices(directoryDocumentSlices(await snapshots.fresh(), published())),
      )
      if (whole) void tools.writeLater(() => outbox.doneThrough(through))
      worker.start()
    },
    stop: () => worker.stop(),
  }
}
