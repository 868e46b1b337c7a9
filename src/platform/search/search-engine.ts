import { type Wording, wording } from '../language/wording.js'
import { createCircuitBreaker } from './circuit-breaker.js'
import type { DirectoryDocument } from './directory-document.js'
import { createDirectoryIndex } from './directory-index.js'
import { createDirectorySearch, type DirectorySearch } from './directory-search.js'
import { createDirectoryTable } from './directory-table.js'
import type { SearchLog } from './log.js'
import type { WhereToLook } from './meilisearch/find-meilisearch.js'
import { searchFault } from './meilisearch/meilisearch-http.js'
import { createRemoteMeilisearch } from './meilisearch/meilisearch-remote.js'
import { createMeilisearchServer } from './meilisearch/meilisearch-server.js'
import { openSearchConnection, type SearchConnection } from './meilisearch/search-connection.js'
import type { MeilisearchServer, ServerStatus } from './meilisearch/server-status.js'
import { createPhrasingIndexes } from './phrasing-indexes.js'
import type { PhrasingDocument, TermCounter } from './term-counts.js'

export interface EngineStatus {
  state: 'ready' | 'starting' | 'unavailable'
  /** Null when ready. */
  reason: Wording | null
  /** Process id of our own server. */
  pid: number | null
  /** Whether Meilisearch answers for the current phrasings, and for the directory. */
  phrasings: boolean
  directory: boolean
}

/** All search. It answers without Meilisearch, and resumes using it by itself. */
export interface SearchEngine {
  /** Resolves when it is known whether there is a server; never rejects. Indexing continues in the background. */
  start(): Promise<void>
  stop(): Promise<void>
  status(): EngineStatus
  /**
   * Sets the live phrasings; re-indexes them whenever the index is lost. `documents` is called each time.
   * @param hash of the phrasings
   * @returns true when Meilisearch answers for them; false when it will later
   */
  usePhrasings(
    hash: string,
    documents: () => Iterable<PhrasingDocument>,
    onProgress?: (done: number, total: number) => void,
  ): Promise<boolean>
  /** Builds the index of other phrasings in advance, so that `usePhrasings` can switch at once. Never rejects. */
  preparePhrasings(
    hash: string,
    documents: () => Iterable<PhrasingDocument>,
    onProgress?: (done: number, total: number) => void,
  ): Promise<boolean>
  /** Counts in the phrasings with this hash; null until Meilisearch holds them. */
  termCounter(hash: string): TermCounter
  /**
   * Sets the source of directory documents and rebuilds the index.
   * @returns true when Meilisearch answers for it; false when it will later
   */
  useDirectory(
    documents: () => Iterable<DirectoryDocument> | Promise<Iterable<DirectoryDocument>>,
  ): Promise<boolean>
  directory: DirectorySearch
}

/** Data folder of the service, and an external Meilisearch; null for our own. */
export interface SearchSettings {
  dataDir: string
  meiliUrl: string | null
  meiliKey: string | null
}

export interface EngineOptions {
  config: SearchSettings
  log: SearchLog
  /** Where to look for the server, if not in the usual places. */
  look?: Omit<WhereToLook, 'dataDir'>
  /** Reports which server is used, in plain words. */
  say?: (words: string) => void
}

const breakerLimits = { failuresToOpen: 3, openMs: 1000 }
const retryMs = { first: 2000, longest: 60_000 }

/** Creates the search engine; `start` runs it. */
export function createSearchEngine({ config, log, look = {}, say }: EngineOptions): SearchEngine {
  let connection: SearchConnection | null = null
  let wanted: DirectorySource | null = null
  let directoryOn: SearchConnection | null = null
  let connecting: Promise<void> | null = null
  let retry: NodeJS.Timeout | undefined
  let retryIn = retryMs.first
  /** Why the running server refuses our key; null when it accepts it, or was not asked yet. */
  let refusal: Wording | null = null
  let stopped = false

  const current = () => connection
  const table = createDirectoryTable()
  const index = createDirectoryIndex({
    connection: current,
    breaker: createCircuitBreaker(breakerLimits),
    log,
  })
  const phrasingIndexes = createPhrasingIndexes({
    connection: current,
    log,
    breaker: createCircuitBreaker(breakerLimits),
  })
  const server = chooseServer()

  function chooseServer(): MeilisearchServer {
    if (config.meiliUrl)
      return createRemoteMeilisearch({ url: config.meiliUrl, key: config.meiliKey, log, onChange })
    return createMeilisearchServer({
      ...look,
      dataDir: config.dataDir,
      log,
      onChange,
      ...(say ? { say } : {}),
    })
  }

  function onChange(status: ServerStatus): void {
    disconnect()
    refusal = null
    if (status.state === 'ready') connecting = connect(status)
  }

  function disconnect(): void {
    clearTimeout(retry)
    connection?.close()
    connection = null
  }

  async function connect(status: ServerStatus & { state: 'ready' }): Promise<void> {
    try {
      const opened = await openSearchConnection(status.url, status.key, log)
      if (server.status() !== status || stopped) return opened.close()
      connection = opened
      refusal = null
      retryIn = retryMs.first
      void fillIndexes()
    } catch (error) {
      const { url } = status
      const message = searchFault(error)
      if (refusal?.values.message !== message)
        log.warn({ url, fault: message }, 'Meilisearch is running but refuses our key; retrying')
      refusal = wording('meilisearch.refused', { url, message })
      later(() => connect(status), status)
    }
  }

  async function fillIndexes(): Promise<void> {
    const on = connection
    const whole = (await Promise.all([phrasingIndexes.fill(), fillDirectory(false)])).every(Boolean)
    if (!whole && on && on === connection) later(fillIndexes, server.status())
  }

  function later(work: () => Promise<void>, status: ServerStatus): void {
    clearTimeout(retry)
    retry = setTimeout(() => {
      if (server.status() === status && !stopped) void work()
    }, retryIn)
    retryIn = Math.min(retryIn * 2, retryMs.longest)
  }

  /** After a restart the index is still there; the outbox keeps it fresh. */
  async function fillDirectory(again: boolean): Promise<boolean> {
    const on = connection
    const source = wanted
    if (!source) return true
    if (!on) return false
    try {
      if (again || source.fresh || !(await index.find())) await index.rebuild(source.documents)
      source.fresh = false
      directoryOn = on
      return true
    } catch (error) {
      if (on === connection) log.warn({ fault: searchFault(error) }, 'The directory index could not be built')
      return false
    }
  }

  return {
    directory: createDirectorySearch(index, table),
    termCounter: phrasingIndexes.termCounter,
    preparePhrasings: phrasingIndexes.prepare,
    async start() {
      await server.start()
      await connecting
    },
    async stop() {
      stopped = true
      disconnect()
      await server.stop()
    },
    status: () => ({
      ...describe(server.status(), connection !== null, refusal),
      phrasings: phrasingIndexes.isReady(),
      directory: connection !== null && directoryOn === connection,
    }),
    async usePhrasings(hash, documents, onProgress) {
      const ready = await phrasingIndexes.use(hash, documents, onProgress)
      if (!ready && connection) later(fillIndexes, server.status())
      return ready
    },
    async useDirectory(documents) {
      wanted = { documents, fresh: true }
      try {
        await table.fill(await documents())
      } catch (error) {
        log.error({ fault: searchFault(error) }, 'The directory could not be read')
      }
      const ready = await fillDirectory(true)
      if (!ready && connection) later(fillIndexes, server.status())
      return ready
    },
  }
}

interface DirectorySource {
  documents: () => Iterable<DirectoryDocument> | Promise<Iterable<DirectoryDocument>>
  /** Not rebuilt yet: the index may be out of date. */
  fresh: boolean
}

function describe(
  status: ServerStatus,
  connected: boolean,
  refusal: Wording | null,
): Pick<EngineStatus, 'state' | 'reason' | 'pid'> {
  if (status.state !== 'ready') return { ...status, pid: null }
  const { pid } = status
  if (connected) return { state: 'ready', reason: null, pid }
  if (refusal) return { state: 'unavailable', reason: refusal, pid }
  return { state: 'starting', reason: wording('meilisearch.connecting'), pid }
}
