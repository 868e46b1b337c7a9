import pLimit, { type LimitFunction } from 'p-limit'
import type { CircuitBreaker } from './circuit-breaker.js'
import type { SearchLog } from './log.js'
import { searchFault } from './meilisearch/meilisearch-http.js'
import type { SearchConnection } from './meilisearch/search-connection.js'
import {
  buildPhrasingIndex,
  deleteOldPhrasingIndexes,
  isPhrasingIndexComplete,
  type PhrasingIndex,
} from './phrasing-index.js'
import { createMeilisearchTermCounter } from './term-counter.js'
import type { PhrasingDocuments, TermCounter } from './term-counts.js'

/** The phrasing indexes in use: the live one, older ones for rollback, and the one being built. */
export interface PhrasingIndexes {
  /** Makes these the live phrasings, at once if `prepare` has built them. */
  use(phrasings: Phrasings, onProgress?: OnProgress): Promise<boolean>
  /** Builds an index while the live one keeps answering. @returns whether it exists now */
  prepare(phrasings: Phrasings, onProgress?: OnProgress): Promise<boolean>
  /** Checks the live index on a new connection and builds any missing parts; never rejects. */
  fill(): Promise<boolean>
  /** True when the live phrasings are indexed. */
  isReady(): boolean
  /** When they were last indexed, or found whole; null while they are not ready. */
  filledAt(): Date | null
  termCounter(hash: string): TermCounter
  /** From now on its indexes may be deleted by others on the same server. */
  letGo(): void
}

/** What all that use one server know of each other: two builds of one index would delete each other's work. */
export interface PhrasingsInCommon {
  inTurn: LimitFunction
  /** Each tells the names of the indexes that it uses. */
  users: Set<() => string[]>
  /** Those that one of them has built or found, by the hash of the phrasings. */
  known: Map<string, PhrasingIndex>
}

/** For the services of many districts on one server. Equal phrasings have one index. */
export const createPhrasingsInCommon = (): PhrasingsInCommon => ({
  inTurn: pLimit(1),
  users: new Set(),
  known: new Map(),
})

type OnProgress = (done: number, total: number) => void

/** Phrasings to be indexed. */
export interface Phrasings {
  hash: string
  documents: PhrasingDocuments
  /** The index that they have if it was built before, where it is known without their documents. */
  index?: PhrasingIndex | null
}

interface Volume extends Phrasings {
  onProgress?: OnProgress | undefined
  /** Of an earlier run, or built or found in this one. */
  index: PhrasingIndex | null
  /** The connection on which it is known to be complete. */
  readyOn: SearchConnection | null
  filledAt: Date | null
}

const kept = 3

export function createPhrasingIndexes(options: {
  connection: () => SearchConnection | null
  breaker: CircuitBreaker
  log: SearchLog
  /** Absent where nobody else uses the server. */
  inCommon?: PhrasingsInCommon | undefined
}): PhrasingIndexes {
  /** The live one first, then by last use. */
  let volumes: Volume[] = []
  const { inTurn, users, known: knownToAll } = options.inCommon ?? createPhrasingsInCommon()
  const namesInUse = () => volumes.flatMap(({ index }) => index?.uid ?? [])
  users.add(namesInUse)

  const isOn = (volume: Volume | undefined) =>
    volume?.readyOn != null && volume.readyOn === options.connection()

  async function fillNow(): Promise<boolean> {
    const [live, ...others] = volumes
    if (!live || isOn(live)) return true
    const filled = await build(live)
    for (const volume of others) await findAgain(volume)
    return filled
  }

  async function build(volume: Volume): Promise<boolean> {
    const connection = options.connection()
    if (isOn(volume)) return true
    if (!connection) return false
    try {
      await fillVolume(volume, connection)
      return true
    } catch (error) {
      if (connection === options.connection())
        options.log.warn({ fault: searchFault(error) }, 'The phrasings could not be indexed; trying again')
      return false
    }
  }

  /** Indexes that do not answer now are not rebuilt; if they still exist, a rollback is immediate. */
  async function findAgain(volume: Volume): Promise<void> {
    const connection = options.connection()
    if (!connection || !volume.index || isOn(volume)) return
    try {
      if (await isPhrasingIndexComplete(connection.admin, volume.index))
        Object.assign(volume, { readyOn: connection, filledAt: new Date() })
    } catch (error) {
      options.log.debug({ fault: searchFault(error) }, 'Could not look for an older phrasing index')
    }
  }

  function place({ hash, documents, index = null }: Phrasings, onProgress?: OnProgress): Volume {
    const known = volumes.find((volume) => volume.hash === hash)
    return Object.assign(known ?? { hash, index, readyOn: null, filledAt: null }, { documents, onProgress })
  }

  async function fillVolume(volume: Volume, connection: SearchConnection): Promise<void> {
    const { admin } = connection
    const began = performance.now()
    volume.index = knownToAll.get(volume.hash) ?? volume.index
    if (!volume.index || !(await isPhrasingIndexComplete(admin, volume.index)))
      volume.index = await buildPhrasingIndex(admin, await volume.documents(), volume.hash, volume.onProgress)
    knownToAll.set(volume.hash, volume.index)
    volume.readyOn = connection
    volume.filledAt = new Date()
    const ms = Math.round(performance.now() - began)
    options.log.info({ ...volume.index, ms }, 'Indexed the phrasings in Meilisearch')
    await deleteOldPhrasingIndexes(
      admin,
      [...users].flatMap((names) => names()),
    )
  }

  return {
    fill: () => inTurn(fillNow),
    letGo: () => void users.delete(namesInUse),
    isReady: () => isOn(volumes[0]),
    filledAt: () => (isOn(volumes[0]) ? (volumes[0]?.filledAt ?? null) : null),
    use(phrasings, onProgress) {
      const volume = place(phrasings, onProgress)
      volumes = [volume, ...volumes.filter((other) => other !== volume)].slice(0, kept)
      return inTurn(fillNow)
    },
    prepare(phrasings, onProgress) {
      const volume = place(phrasings, onProgress)
      if (volume === volumes[0]) return inTurn(fillNow)
      volumes = [...volumes.slice(0, 1), volume, ...volumes.slice(1).filter((other) => other !== volume)]
      volumes = volumes.slice(0, kept)
      return inTurn(() => build(volume))
    },
    termCounter: (hash) =>
      createMeilisearchTermCounter({
        connection: options.connection,
        breaker: options.breaker,
        log: options.log,
        index() {
          const volume = volumes.find((v) => v.hash === hash)
          return volume && isOn(volume) ? (volume.index?.uid ?? null) : null
        },
      }),
  }
}
