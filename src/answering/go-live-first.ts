import type { SearchEngine } from '../platform/search/search-engine.js'
import { type LiveRevision, type PrepareTools, prepareRevision } from './live-revision.js'
import type { ModelStore } from './models/model-store.js'
import type { Revision } from './revision/revision.js'

interface FirstRevisionTools {
  models: Pick<ModelStore, 'hold' | 'stop'>
  search: Pick<SearchEngine, 'start' | 'stop'>
  liveRevision: Pick<LiveRevision, 'use'>
  prepareTools(): PrepareTools
  /** Prepares the directory for the live revision. */
  getReady(): Promise<void>
}

/**
 * Goes live with the first revision, and begins to start the search engine: answers do without it.
 * @param stopping aborts it; the promise then rejects
 */
export async function goLiveFirst(
  revision: Revision,
  { models, search, liveRevision, prepareTools, getReady }: FirstRevisionTools,
  stopping?: AbortSignal,
): Promise<void> {
  const giveUp = () => void Promise.all([models.stop(), search.stop()])
  stopping?.throwIfAborted()
  stopping?.addEventListener('abort', giveUp)
  try {
    void search.start()
    const prepared = await prepareRevision(revision, prepareTools())
    liveRevision.use(prepared)
    await getReady()
    models.hold(prepared.requests)
  } finally {
    stopping?.removeEventListener('abort', giveUp)
  }
}
