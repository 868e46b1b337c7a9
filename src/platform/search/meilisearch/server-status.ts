import { type Wording, wording } from '../../language/wording.js'

/** Status of the Meilisearch server. */
export type ServerStatus =
  | { state: 'starting'; reason: Wording }
  | { state: 'ready'; url: string; key: string | null; pid: number | null }
  | { state: 'unavailable'; reason: Wording }

/** A supervised Meilisearch: our own process, or the district's server. */
export interface MeilisearchServer {
  /** Resolves when it is known whether the server answers; never rejects. */
  start(): Promise<void>
  stop(): Promise<void>
  status(): ServerStatus
}

/** Holds the status and notifies listeners of changes. */
export function createStatusHolder(onChange: (status: ServerStatus) => void) {
  let current: ServerStatus = { state: 'starting', reason: wording('meilisearch.notStarted') }
  return {
    get: () => current,
    set(next: ServerStatus) {
      if (JSON.stringify(next) === JSON.stringify(current)) return
      current = next
      onChange(next)
    },
  }
}
