import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import {
  type LiveRevision,
  type PreparedRevision,
  type PrepareTools,
  phrasingsOf,
  prepareRevision,
} from '../../answering/live-revision.js'
import type { ModelStore } from '../../answering/models/model-store.js'
import type { Revision, RevisionContent } from '../../answering/revision/revision.js'
import type { SearchEngine } from '../../platform/search/search-engine.js'
import { parseJsonSlices } from '../../platform/threads/parse-json.js'
import { inSlices, yieldToEventLoop } from '../../platform/threads/slices.js'
import type { Log } from '../../platform/web/log.js'
import type { FileFault } from './file-fault.js'

/** `danger` and `topics` are trained, `phrasings` are indexed; `taking-up` is the final swap. */
export type PublishWork = 'danger' | 'topics' | 'phrasings' | 'taking-up'

export interface PublishTools {
  liveRevision: LiveRevision
  models: ModelStore
  search: Pick<SearchEngine, 'preparePhrasings' | 'usePhrasings'>
  /** Tools for preparing a revision, with the current schools. */
  tools(): PrepareTools
  /** Other slow preparations of a new revision. */
  alsoPrepare(prepared: PreparedRevision): Promise<void>
  /**
   * Replaces the working copy with a revision, unless its content hash has changed.
   * @returns why it was kept: edited since, or the faults of the revision, such as names that are gone; empty if replaced
   */
  restoreWorkingCopy(revision: number, contentHash: string): Promise<FileFault[] | 'changed'>
  /** Called after the swap, with both revisions. */
  onTakenUp(now: PreparedRevision, before: PreparedRevision): void
  log: Log
}

/** A running publication. */
export interface PublishRun {
  /** @param share 0 to 1 */
  report(work: PublishWork, share: number): void
  signal: AbortSignal
}

const unzip = promisify(gunzip)

/** The steps from a packed content to a live revision. */
export function createPublishSteps(tools: PublishTools) {
  const { liveRevision, models, search, log } = tools

  return {
    /** All slow steps. None changes the live revision. @param packed gzipped JSON */
    async prepare(
      entry: Omit<Revision, 'content'>,
      packed: Uint8Array,
      { report, signal }: PublishRun,
    ): Promise<PreparedRevision> {
      report('danger', 0)
      await models.learn(packed, ({ name, share }) => report(name as 'danger' | 'topics', share), { signal })
      const content = (await inSlices(parseJsonSlices(await unzip(packed)))) as RevisionContent
      const live = liveRevision.live()
      const prepared = await prepareRevision({ ...entry, content }, tools.tools(), live)
      // Share equal phrasings with the live revision, so that they are in memory only once.
      if (prepared.requests.key === live.requests.key) content.phrasings = live.revision.content.phrasings
      await tools.alsoPrepare(prepared)
      report('phrasings', 0)
      await search.preparePhrasings(phrasingsOf(prepared), (done, total) => report('phrasings', done / total))
      signal.throwIfAborted()
      return prepared
    },

    /** The swap. Answers in progress finish with the revision they began with. */
    async takeUp(prepared: PreparedRevision, as: Pick<Revision, 'id' | 'publishedAt'>): Promise<void> {
      const before = liveRevision.live()
      Object.assign(prepared.revision, as)
      liveRevision.use(prepared)
      void search.usePhrasings(phrasingsOf(prepared))
      models.hold(prepared.requests)
      log.info({ revision: as.id }, 'Switched to another revision')
      await yieldToEventLoop()
      tools.onTakenUp(prepared, before)
    },
  }
}
