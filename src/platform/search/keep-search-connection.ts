import { type Wording, wording } from '../language/wording.js'
import type { TableEntries } from './directory-table.js'
import type { SearchLog } from './log.js'
import { chooseMeilisearch } from './meilisearch/choose-meilisearch.js'
import type { WhereToLook } from './meilisearch/find-meilisearch.js'
import { searchFault } from './meilisearch/meilisearch-http.js'
import { openSearchConnection, type SearchConnection } from './meilisearch/search-connection.js'
import type { ServerStatus } from './meilisearch/server-status.js'
import type { SharedMeilisearch } from './meilisearch/share-meilisearch.js'
import type { PhrasingsInCommon } from './phrasing-indexes.js'

/** Data folder of the service, and an external Meilisearch; null for our own. */
export interface SearchSettings {
  dataDir: string
  meiliUrl: string | null
  meiliKey: string | null
  /** Its name, where one service serves many. */
  district?: string | null
}

export interface EngineOptions {
  config: SearchSettings
  log: SearchLog
  /** Folders to search for the server, instead of the usual ones. */
  look?: Omit<WhereToLook, 'dataDir'>
  /** Reports which server is used, in plain words. */
  say?: (words: string) => void
  /** Where one service serves many: the server, and what is known of the others on it. */
  inCommon?: SearchInCommon | undefined
}

/** One Meilisearch for many districts. */
export interface SearchInCommon {
  server: SharedMeilisearch
  phrasings: PhrasingsInCommon
  entries: TableEntries
}

export interface ConnectionStatus {
  state: 'ready' | 'starting' | 'unavailable'
  /** Null when ready. */
  reason: Wording | null
  /** Process id of our own server. */
  pid: number | null
}

/** A Meilisearch server, our own or another, and the connection to it. */
export interface KeptConnection {
  /** Resolves when it is known whether there is a server; never rejects. Once started, it only waits. */
  start(): Promise<void>
  stop(): Promise<void>
  status(): ConnectionStatus
  /** Null until there is one. */
  current(): SearchConnection | null
  /** Fills the indexes again after a pause, if there is a connection. */
  fillLater(): void
}

const retryMs = { first: 2000, longest: 60_000 }

/**
 * Connects whenever the server is ready; then fills the indexes, again and again until they are whole.
 * @param fill returns true when every index is whole
 */
export function keepSearchConnection(
  { config, log, look = {}, say, inCommon }: EngineOptions,
  fill: () => Promise<boolean>,
): KeptConnection {
  const { district = null } = config
  let connection: SearchConnection | null = null
  let connecting: Promise<void> | null = null
  let started: Promise<void> | null = null
  let retry: NodeJS.Timeout | undefined
  let retryIn = retryMs.first
  /** Why the running server refuses our key; null when it accepts it, or was not asked yet. */
  let refusal: Wording | null = null
  let stopped = false
  const server =
    inCommon?.server.open(onChange) ??
    chooseMeilisearch({ ...look, config, log, onChange, ...(say ? { say } : {}) })

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
      const opened = await openSearchConnection(status.url, status.key, log, district)
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
    const whole = await fill()
    if (!whole && on && on === connection) later(fillIndexes, server.status())
  }

  function later(work: () => Promise<void>, status: ServerStatus): void {
    clearTimeout(retry)
    retry = setTimeout(() => {
      if (server.status() === status && !stopped) void work()
    }, retryIn)
    retryIn = Math.min(retryIn * 2, retryMs.longest)
  }

  async function start(): Promise<void> {
    await server.start()
    await connecting
  }

  return {
    current: () => connection,
    start() {
      started ??= start()
      return started
    },
    async stop() {
      stopped = true
      disconnect()
      await server.stop()
    },
    status: () => describe(server.status(), connection !== null, refusal),
    fillLater() {
      if (connection) later(fillIndexes, server.status())
    },
  }
}

function describe(status: ServerStatus, connected: boolean, refusal: Wording | null): ConnectionStatus {
  if (status.state !== 'ready') return { ...status, pid: null }
  const { pid } = status
  if (connected) return { state: 'ready', reason: null, pid }
  if (refusal) return { state: 'unavailable', reason: refusal, pid }
  return { state: 'starting', reason: wording('meilisearch.connecting'), pid }
}
