import { keepThread } from '../threads/keep-thread.js'
import { startWorker } from '../threads/start-worker.js'
import type { HealthNotes } from '../web/health-notes.js'
import type { Log } from '../web/log.js'
import type { Database } from './open-database.js'
import { runInTransaction, type Statement } from './statements.js'

/** The thread's start data. */
export interface WriteThreadWork {
  file: string
  /** How long to wait for another connection's lock, in milliseconds. */
  maxWait: number
  /** How often to checkpoint while nothing is written. */
  everyMs: number
  maxPages: number
}

/** An order to the thread: statements to run as one. */
export type WriteOrder = readonly Statement[]

/** The result of each order, in order: null for done, or SQLite's message and code. */
export type WriteReply = { message: string; code: string } | null

/** Writes, and checkpoints the write-ahead log. */
export interface WriteThread {
  /**
   * Runs statements in one transaction. Without a thread, the caller runs them at once.
   * @throws when SQLite rejects them; also when the thread ended or hung, and nobody knows whether they ran: the
   * statements must be safe to run twice. That error has no `code`.
   */
  write(statements: readonly Statement[]): Promise<void>
  /** Empties the write-ahead log as soon as nobody reads the database: erased words must not stay in it. */
  emptyLogSoon(): void
  /**
   * Ends after its queued orders; by force when that takes too long.
   * @param patience in milliseconds; defaults to the silence limit
   */
  stop(patience?: number): Promise<void>
}

export interface WriteThreadOptions {
  file: string
  log: Log
  /** Where to report that the thread is gone. */
  notes?: Pick<HealthNotes, 'note' | 'clear'>
  /** How long to wait for another connection's lock, in milliseconds. */
  maxWait: number
  /** In milliseconds; defaults to a second. */
  everyMs?: number
  /**
   * How much longer than `maxWait` the thread may be silent before it is replaced, in milliseconds; defaults to three
   * seconds.
   */
  patience?: number
}

/** In pages of 4 KB: 64 MB. Even without a pause in writing, it checkpoints by then. */
const maxPages = 16_384
/** The first restart is immediate, but not before the old thread has ended. In milliseconds. */
const retryMs = 100

/**
 * Runs the writes of answers in their own thread. Some commits checkpoint and wait tens of milliseconds for the disk
 * (https://www.sqlite.org/wal.html, "Automatic Checkpoint"); here that delays no answer.
 */
export function startWriteThread(
  database: Database,
  { file, log, notes, maxWait, everyMs = 1000, patience = 3000 }: WriteThreadOptions,
): WriteThread {
  const work: WriteThreadWork = { file, maxWait, everyMs, maxPages }
  // Not a Map: one that constantly grows and shrinks keeps old entries until the next full garbage collection.
  const waiting: { done(): void; fail(error: Error): void }[] = []
  let stopping: Promise<void> | null = null

  const thread = keepThread({
    name: 'writing',
    log,
    retryMs,
    silentMs: maxWait + patience,
    start() {
      // Of the two writers, the thread reaches its limit first.
      setCheckpoint(2 * maxPages)
      return startWorker('./write-thread-worker', import.meta.url, work)
    },
    onMessage(message) {
      if (message === 'ready') return true
      settle(message as WriteReply)
      return false
    },
    onReady: () => notes?.clear('write-thread'),
    onFault(fault) {
      if (!stopping) notes?.note('write-thread', 'health.writerGone')
      for (const { fail } of waiting.splice(0)) fail(fault)
    },
    onEnd: () => setCheckpoint(1000),
  })

  function settle(fault: WriteReply): void {
    const order = waiting.shift()
    // A program that ends waits only for its orders, not for the thread.
    if (waiting.length === 0 && !stopping) thread.worker()?.unref()
    if (fault === null) order?.done()
    else order?.fail(Object.assign(new Error(fault.message), { code: fault.code }))
  }

  function setCheckpoint(pages: number): void {
    if (database.$client.open) database.$client.pragma(`wal_autocheckpoint = ${pages}`)
  }

  return {
    async write(statements) {
      if (stopping) await stopping
      const worker = thread.worker()
      // A hung thread may hold the database's lock, and the main thread would wait for it.
      if (thread.isEnding()) throw new Error('The writing thread hangs')
      if (!worker || stopping) return runInTransaction(database.$client, statements)
      worker.postMessage(statements satisfies WriteOrder)
      worker.ref()
      await new Promise<void>((done, fail) => waiting.push({ done, fail }))
    },
    emptyLogSoon() {
      if (!stopping) thread.worker()?.postMessage('empty the log')
    },
    async stop(longest = maxWait + patience) {
      stopping ??= thread.stop((worker) => worker.postMessage('stop'), longest)
      await stopping
    },
  }
}
