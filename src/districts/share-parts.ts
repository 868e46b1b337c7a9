import { createSemanticSignal } from '../answering/models/semantic-signal.js'
import { type AnsweringInCommon, readOwnTagger, semanticHeadFile } from '../answering/open-answering.js'
import { createRevisionPool } from '../answering/revision-pool.js'
import { countMissed } from '../answering/watch-answering.js'
import type { ComposeOptions } from '../compose.js'
import type { Config } from '../config.js'
import { createWeakCache } from '../platform/cache/weak-cache.js'
import { startWriteThreads } from '../platform/database/write-thread.js'
import type { Metrics } from '../platform/metrics/metrics.js'
import { maxWriteWait } from '../platform/open-platform.js'
import { shareMeilisearch } from '../platform/search/meilisearch/share-meilisearch.js'
import { createPhrasingsInCommon } from '../platform/search/phrasing-indexes.js'
import { createTurns } from '../platform/threads/turns.js'
import { compilePathsOnce } from '../platform/web/compile-paths-once.js'
import type { Log } from '../platform/web/log.js'
import { shareNotes } from '../platform/web/share-notes.js'
import { type HelpParts, readHelpParts } from '../public/site/starting-app.js'

/** What the districts of one process share: everything heavy that is equal. */
export interface SharedParts {
  /** For `compose`. */
  options: Required<
    Pick<
      ComposeOptions,
      | 'searchInCommon'
      | 'writersInCommon'
      | 'jobsInCommon'
      | 'languages'
      | 'answeringInCommon'
      | 'looksInCommon'
    >
  >
  help: HelpParts
  revisions: AnsweringInCommon['revisions']
  stop(): Promise<void>
}

/** Answers are written in small orders: 2 MB would fill up for each district. */
const writerCacheKb = 500

/** @param metrics of the process */
export function shareParts(
  config: Config,
  { log, say, metrics }: { log: Log; say(words: string): void; metrics: Metrics },
): SharedParts {
  compilePathsOnce()
  const server = shareMeilisearch({ config, log, say })
  const help = readHelpParts()
  const { languages, templates, files } = help
  const encoderNotes = shareNotes()
  const semantic = createSemanticSignal({
    headFile: semanticHeadFile(config),
    log,
    notes: encoderNotes,
    onMissed: countMissed(metrics),
  })
  const revisions = createRevisionPool()
  const writers = startWriteThreads({ log, maxWait: maxWriteWait, cacheKb: writerCacheKb })
  return {
    options: {
      searchInCommon: { server, phrasings: createPhrasingsInCommon(), entries: createWeakCache() },
      writersInCommon: writers,
      jobsInCommon: createTurns(),
      languages,
      answeringInCommon: { revisions, semantic, encoderNotes, tagger: readOwnTagger() },
      looksInCommon: { templates, files },
    },
    help,
    revisions,
    stop: async () => void (await Promise.all([semantic.stop(), server.stop(), writers.stop()])),
  }
}
