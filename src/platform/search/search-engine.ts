import { createCircuitBreaker } from './circuit-breaker.js'
import { createDirectoryIndex } from './directory-index.js'
import { createDirectorySearch, type DirectorySearch } from './directory-search.js'
import { createDirectoryTable } from './directory-table.js'
import { createDirectoryFiller, type DocumentSource } from './fill-directory-index.js'
import { type ConnectionStatus, type EngineOptions, keepSearchConnection } from './keep-search-connection.js'
import { searchFault } from './meilisearch/meilisearch-http.js'
import { createPhrasingIndexes, type Phrasings } from './phrasing-indexes.js'
import type { TermCounter } from './term-counts.js'
import { type IndexReport, type ReadExpected, type VerifyOptions, verifyIndexes } from './verify-indexes.js'

export interface EngineStatus extends ConnectionStatus {
  /** Whether Meilisearch answers for the current phrasings, and for the directory. */
  phrasings: boolean
  directory: boolean
  /** When each index was last made, or found whole; null while it is not ready. */
  filledAt: { phrasings: Date | null; directory: Date | null }
}

/** All search. It answers without Meilisearch, and resumes using it by itself. */
export interface SearchEngine {
  /**
   * Resolves when it is known whether there is a server; never rejects. Indexing continues in the background. Once started, it
   * only waits.
   */
  start(): Promise<void>
  stop(): Promise<void>
  status(): EngineStatus
  /**
   * Sets the live phrasings; re-indexes them whenever the index is lost. `documents` is called each time.
   * @returns true when Meilisearch answers for them; false when it will later
   */
  usePhrasings(phrasings: Phrasings, onProgress?: (done: number, total: number) => void): Promise<boolean>
  /** Builds the index of other phrasings in advance, so that `usePhrasings` can switch at once. Never rejects. */
  preparePhrasings(phrasings: Phrasings, onProgress?: (done: number, total: number) => void): Promise<boolean>
  /** Counts in the phrasings with this hash; null until Meilisearch holds them. */
  termCounter(hash: string): TermCounter
  /**
   * Sets the source of directory documents and rebuilds the index.
   * @returns true when Meilisearch answers for it; false when it will later
   */
  useDirectory(documents: DocumentSource): Promise<boolean>
  /** Compares Meilisearch with the database, and mends what differs; null without a server. @throws when it fails */
  verify(read: ReadExpected, options?: VerifyOptions): Promise<IndexReport | null>
  directory: DirectorySearch
}

const breakerLimits = { failuresToOpen: 3, openMs: 1000 }

/** Creates the search engine; `start` runs it. */
export function createSearchEngine(options: EngineOptions): SearchEngine {
  const { log } = options
  const connection = keepSearchConnection(options, fillIndexes)
  const table = createDirectoryTable(options.inCommon?.entries)
  const { district = null } = options.config
  const parts = () => ({ connection: connection.current, log, breaker: createCircuitBreaker(breakerLimits) })
  const index = createDirectoryIndex({ ...parts(), district })
  const phrasingIndexes = createPhrasingIndexes({ ...parts(), inCommon: options.inCommon?.phrasings })
  const directory = createDirectoryFiller(index, connection.current, log)

  async function fillIndexes(): Promise<boolean> {
    return (await Promise.all([phrasingIndexes.fill(), directory.fill(false)])).every(Boolean)
  }

  return {
    directory: createDirectorySearch(index, table),
    termCounter: phrasingIndexes.termCounter,
    preparePhrasings: phrasingIndexes.prepare,
    start: connection.start,
    async stop() {
      await connection.stop()
      phrasingIndexes.letGo()
    },
    async verify(read, options) {
      const server = connection.current()
      return server && verifyIndexes(server.admin, read, options)
    },
    status: () => ({
      ...connection.status(),
      phrasings: phrasingIndexes.isReady(),
      directory: directory.isReady(),
      filledAt: { phrasings: phrasingIndexes.filledAt(), directory: directory.filledAt() },
    }),
    async usePhrasings(phrasings, onProgress) {
      const ready = await phrasingIndexes.use(phrasings, onProgress)
      if (!ready) connection.fillLater()
      return ready
    },
    async useDirectory(documents) {
      directory.use(documents)
      try {
        await table.fill(await documents())
      } catch (error) {
        log.error({ fault: searchFault(error) }, 'The directory could not be read')
      }
      const ready = await directory.fill(true)
      if (!ready) connection.fillLater()
      return ready
    },
  }
}
