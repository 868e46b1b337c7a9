import type { CircuitBreaker } from './circuit-breaker.js'
import type { Log } from './log.js'
import { searchFault } from './meilisearch-http.js'
import {
  buildPhrasingIndex,
  deleteOldPhrasingIndexes,
  isPhrasingIndexComplete,
  type PhrasingIndex,
} from './phrasing-index.js'
import type { SearchConnection } from './search-connection.js'
import { createMeilisearchTermCounter } from './term-counter.js'
import type { PhrasingDocument, TermCounter } from './term-counts.js'

/** The phrasing indexes of the revisions in use: the current one, and the one before for a roll-back. */
export interface PhrasingShelf {
  use(
    contentHash: string,
    documents: () => Iterable<PhrasingDocument>,
    onProgress?: (done: number, total: number) => void,
  ): Promise<boolean>
  /** Checks the current index on a new connection and builds what is missing; never rejects. */
  fill(): Promise<boolean>
  isReady(): boolean
  termCounter(contentHash: string): TermCounter
}

interface Volume {
  contentHash: string
  documents: () => Iterable<PhrasingDocument>
  onProgress?: ((done: number, total: number) => void) | undefined
  /** Known once it was built or found. */
  index: PhrasingIndex | null
  /** The connection on which it is known to be complete. */
  readyOn: SearchConnection | null
}

const kept = 2

export function createPhrasingShelf(options: {
  connection: () => SearchConnection | null
  breaker: CircuitBreaker
  log: Log
}): PhrasingShelf {
  /** Newest first. */
  let volumes: Volume[] = []
  let filling: Promise<unknown> = Promise.resolve()

  const isOn = (volume: Volume | undefined) =>
    volume?.readyOn != null && volume.readyOn === options.connection()

  /** One after another: two builds of one index would delete each other's work. */
  function fill(): Promise<boolean> {
    const turn = filling.then(fillNow)
    filling = turn
    return turn
  }

  async function fillNow(): Promise<boolean> {
    const connection = options.connection()
    const [volume, before] = volumes
    if (!volume || isOn(volume)) return true
    if (!connection) return false
    try {
      if (before?.index && (await isPhrasingIndexComplete(connection.admin, before.index)))
        before.readyOn = connection
      await fillVolume(volume, connection)
      return true
    } catch (error) {
      if (connection === options.connection())
        options.log.warn({ fault: searchFault(error) }, 'The phrasings could not be indexed; trying again')
      return false
    }
  }

  async function fillVolume(volume: Volume, connection: SearchConnection): Promise<void> {
    const { admin } = connection
    const began = performance.now()
    if (!volume.index || !(await isPhrasingIndexComplete(admin, volume.index)))
      volume.index = await buildPhrasingIndex(
        admin,
        volume.documents(),
        volume.contentHash,
        volume.onProgress,
      )
    volume.readyOn = connection
    const ms = Math.round(performance.now() - began)
    options.log.info({ ...volume.index, ms }, 'The phrasings are in Meilisearch')
    await deleteOldPhrasingIndexes(admin, volume.index.uid)
  }

  return {
    fill,
    isReady: () => isOn(volumes[0]),
    use(contentHash, documents, onProgress) {
      const known = volumes.find((volume) => volume.contentHash === contentHash)
      const volume = known ?? { contentHash, documents, onProgress, index: null, readyOn: null }
      Object.assign(volume, { documents, onProgress })
      volumes = [volume, ...volumes.filter((other) => other !== volume)].slice(0, kept)
      return fill()
    },
    termCounter: (contentHash) =>
      createMeilisearchTermCounter({
        connection: options.connection,
        breaker: options.breaker,
        log: options.log,
        index() {
          const volume = volumes.find((v) => v.contentHash === contentHash)
          return volume && isOn(volume) ? (volume.index?.uid ?? null) : null
        },
      }),
  }
}
