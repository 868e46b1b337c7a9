import { createHash } from 'node:crypto'
import { eachInSlices, inSlices, yieldToEventLoop } from '../threads/slices.js'
import { type DirectoryDocument, type DocumentKind, directoryId } from './directory-document.js'
import { SearchUnavailable } from './directory-index.js'
import type { SearchLog } from './log.js'
import { pause } from './meilisearch/meilisearch-health.js'
import { searchFault } from './meilisearch/meilisearch-http.js'

type Awaitable<T> = T | Promise<T>

/** A change not yet in the index. */
export interface OutboxRow {
  id: number
  kind: DocumentKind
  key: string
}

/** The outbox table, as the worker needs it. */
export interface OutboxStore {
  /** The next rows, least failed first, so that one bad row does not block the others. */
  take(limit: number): Awaitable<readonly OutboxRow[]>
  /** Deletes rows whose changes are in the index. */
  done(ids: readonly number[]): Awaitable<void>
  /** Counts an attempt and stores the reason. */
  failed(ids: readonly number[], reason: string): Awaitable<void>
}

export interface OutboxWorker {
  start(): void
  /** Something may have changed: look now instead of at the next turn. */
  wake(): void
  stop(): Promise<void>
  /** Sends all pending changes now; for tests and scripts. @returns true when nothing is left */
  drain(): Promise<boolean>
}

/**
 * The documents to index for a record: none when it is gone or not public, several when one change affects several.
 */
export type DocumentsFor = (kind: DocumentKind, key: string) => Awaitable<readonly DirectoryDocument[]>

export interface OutboxOptions {
  store: OutboxStore
  /** The documents as of now. Asked once for all changes of a batch: reading a large directory takes a while. */
  documentsNow(): Awaitable<DocumentsFor>
  directory: {
    upsert(documents: readonly DirectoryDocument[]): Promise<void>
    remove(ids: readonly string[]): Promise<void>
  }
  log: SearchLog
  everyMs?: number
}

const batchSize = 200
/** Each takes a millisecond, or has its own slices. */
const rowsAtOnce = 20
const maxPauseMs = 30_000

/**
 * Documents already sent because something else changed, by id, until the outbox is empty: in an import of fifty
 * thousand people each one names the same office.
 */
type SentAround = Map<string, string>

const digestOf = (document: DirectoryDocument) =>
  createHash('sha256').update(JSON.stringify(document)).digest('base64')

function* changedSince(around: readonly DirectoryDocument[], sent: SentAround) {
  const changed: { document: DirectoryDocument; digest: string }[] = []
  yield* eachInSlices(around, (document) => {
    const digest = digestOf(document)
    if (sent.get(document.id) !== digest) changed.push({ document, digest })
  })
  return changed
}

/**
 * Sends directory changes to the index. A row is deleted only after Meilisearch has applied its change; sending twice
 * is harmless, so nothing is lost whichever side crashes.
 */
export function createOutboxWorker(options: OutboxOptions): OutboxWorker {
  const { store, directory, log, everyMs = 1000 } = options
  const stopping = new AbortController()
  let waking = new AbortController()
  let working: Promise<void> | null = null

  async function work(): Promise<void> {
    for (let wait = everyMs; !stopping.signal.aborted; ) {
      waking = new AbortController()
      wait = (await drain()) ? everyMs : Math.min(wait * 2, maxPauseMs)
      await pause(wait, AbortSignal.any([stopping.signal, waking.signal]))
    }
  }

  async function drain(): Promise<boolean> {
    const sent: SentAround = new Map()
    try {
      for (let rows = await store.take(batchSize); rows.length > 0; rows = await store.take(batchSize)) {
        if (!(await sendAll(rows, sent)) || stopping.signal.aborted) return false
      }
      return true
    } catch (error) {
      log.error({ fault: searchFault(error) }, 'The outbox cannot be read')
      return false
    }
  }

  /** All at once; if that fails for any reason but a missing server, one by one, to find the bad row. */
  async function sendAll(rows: readonly OutboxRow[], sent: SentAround): Promise<boolean> {
    const fault = await send(rows, sent)
    if (fault === null) return true
    if (rows.length === 1 || fault instanceof SearchUnavailable) {
      await keep(rows, fault)
      return false
    }
    let all = true
    for (const row of rows) {
      const its = await send([row], sent)
      if (its !== null) await keep([row], its)
      if (its instanceof SearchUnavailable) return false
      all &&= its === null
    }
    return all
  }

  async function send(rows: readonly OutboxRow[], sent: SentAround): Promise<unknown> {
    try {
      const { put, around, remove } = await changesOf(rows)
      const changed = await inSlices(changedSince(around, sent))
      await directory.upsert([...put, ...changed.map(({ document }) => document)])
      await directory.remove(remove)
      for (const { document, digest } of changed) sent.set(document.id, digest)
    } catch (error) {
      return error ?? new Error('Unknown error')
    }
    await store.done(rows.map((row) => row.id))
    return null
  }

  async function changesOf(rows: readonly OutboxRow[]) {
    const put = new Map<string, DirectoryDocument>()
    const named = new Set<string>()
    const documentsFor = await options.documentsNow()
    for (const [i, { kind, key }] of rows.entries()) {
      if (i % rowsAtOnce === 0) await yieldToEventLoop()
      const id = directoryId(kind, key)
      if (named.has(id)) continue
      named.add(id)
      for (const document of await documentsFor(kind, key)) put.set(document.id, document)
    }
    const all = [...put.values()]
    return {
      put: all.filter(({ id }) => named.has(id)),
      around: all.filter(({ id }) => !named.has(id)),
      remove: [...named].filter((id) => !put.has(id)),
    }
  }

  async function keep(rows: readonly OutboxRow[], fault: unknown): Promise<void> {
    const reason = searchFault(fault)
    if (!(fault instanceof SearchUnavailable))
      log.warn({ reason, rows: rows.length }, 'Changes stay in the outbox for now')
    await store.failed(
      rows.map((row) => row.id),
      reason,
    )
  }

  return {
    drain,
    start() {
      working ??= work()
    },
    wake: () => waking.abort(),
    async stop() {
      stopping.abort()
      await working
    },
  }
}
