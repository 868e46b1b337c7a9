import { chooseMeilisearch, type MeilisearchOptions } from './choose-meilisearch.js'
import type { MeilisearchServer, ServerStatus } from './server-status.js'

/** One server for many. It runs from the first that starts it until it is stopped for all. */
export interface SharedMeilisearch {
  /** The server as one of them has it: stopping it only ends the reports. */
  open(onChange: (status: ServerStatus) => void): MeilisearchServer
  stop(): Promise<void>
}

/** Shares the Meilisearch of the settings. */
export function shareMeilisearch(options: Omit<MeilisearchOptions, 'onChange'>): SharedMeilisearch {
  const listeners = new Set<(status: ServerStatus) => void>()
  const server = chooseMeilisearch({
    ...options,
    onChange: (status) => {
      for (const tell of listeners) tell(status)
    },
  })
  let started: Promise<void> | null = null
  const start = () => {
    started ??= server.start()
    return started
  }
  return {
    open(onChange) {
      return {
        status: server.status,
        async start() {
          await start()
          if (listeners.has(onChange)) return
          listeners.add(onChange)
          onChange(server.status())
        },
        async stop() {
          listeners.delete(onChange)
        },
      }
    },
    stop: server.stop,
  }
}
