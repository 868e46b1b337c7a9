import { wording } from '../../language/wording.js'
import type { SearchLog } from '../log.js'
import { isHealthy, pause } from './meilisearch-health.js'
import { createStatusHolder, type MeilisearchServer, type ServerStatus } from './server-status.js'

const everyMs = 1000
const timeoutMs = 2000

/** A Meilisearch run by someone else (`MEILI_URL`): health-checked, never started or stopped. */
export function createRemoteMeilisearch(options: {
  url: string
  key: string | null
  log: SearchLog
  onChange: (status: ServerStatus) => void
}): MeilisearchServer {
  const { url, key, log } = options
  const status = createStatusHolder(options.onChange)
  const stopping = new AbortController()
  let watching: Promise<void> | null = null

  async function look(): Promise<void> {
    const healthy = await isHealthy(url, timeoutMs)
    const { state } = status.get()
    if (stopping.signal.aborted || state === (healthy ? 'ready' : 'unavailable')) return
    if (healthy) return status.set({ state: 'ready', url, key, pid: null })
    const reason = wording('meilisearch.remoteSilent', { url })
    log.warn({ url }, 'The Meilisearch at MEILI_URL does not answer; retrying every second')
    status.set({ state: 'unavailable', reason })
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await pause(everyMs, stopping.signal)
      await look()
    }
  }

  return {
    status: status.get,
    async start() {
      if (watching) return
      await look()
      watching = watch()
    },
    async stop() {
      stopping.abort()
      await watching
      status.set({ state: 'unavailable', reason: wording('meilisearch.stopped') })
    },
  }
}
