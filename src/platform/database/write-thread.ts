import { keepThread } from '../threads/keep-thread.js'
import { startWorker } from '../threads/start-worker.js'
import type { HealthNotes } from '../web/health-notes.js'
import type { Log } from '../web/log.js'
import type { Database } from './open-database.js'
import { runInTransaction, type Statement } from './run-in-transaction.js'

/** What the thread is started with. */
export interface WriteThreadWork {
  file: string
  /** For a lock that another one holds, in milliseconds. */
  maxWait: number
  /** How often it brings the log over while nothing is written. */
  everyMs: number
  maxPages: number
}

/** What the thread is told: statements to run as one. */
export type WriteOrder = readonly Statement[]

/** What it says of each order, in their order: null for done, or what SQLite says, with its code. */
export type WriteReply = { message: string; code: string } | null

/** Writes, and brings what was written from the write-ahead log to the database's file. */
export interface WriteThread {
  /**
   * Runs statements as one: all or none. While there is no thread it is done at once, by the caller.
   * @throws when the database does not take them; also when the thread ended or hung meanwhile, and nobody knows whether it did:
   * the statements must bear to be run twice. That error has no `code`.
   */
  write(statements: readonly Statement[]): Promise<void>
  /**
   * Ends after what it was told to write; by force where that takes too long.
   * @param patience in milliseconds; as long as it may be silent when left out
   */
  stop(patience?: number): Promise<void>
}

export interface WriteThreadOptions {
  file: string
  log: Log
  /** Where it is said that the thread is gone. */
  notes?: Pick<HealthNotes, 'note' | 'clear'>
  /** For a lock that another one holds, in milliseconds. */
  maxWait: number
  /** In milliseconds; a second when left out. */
  everyMs?: number
  /** How much longer than `maxWait` the thread may be silent before it is replaced, in milliseconds; three seconds when left out. */
  patience?: number
}

/** In pages of 4 KB: 64 MB. What is written without a pause is brought over by then. */
const maxPages = 16_384
/** The first time it is started again at once, and no sooner than its end is through. In milliseconds. */
const retryMs = 100

/**
 * A thread of its own for what is written with every answer. A commit now and then brings pages to the disk and waits for it, tens
 * of milliseconds (https://www.sqlite.org/wal.html, "Automatic Checkpoint"): here nobody is kept from being answered meanwhile.
 */
export function startWriteThread(
  database: Database,
  { file, log, notes, maxWait, everyMs = 1000, patience = 3000 }: WriteThreadOptions,
): WriteThread {
  const work: WriteThreadWork = { file, maxWait, everyMs, maxPages }
  // No map: one that is added to and deleted from without end keeps what was in it until the next full garbage collection.
  const waiting: { done(): void; fail(error: Error): void }[] = []
  let stopping: Promise<void> | null = null

  const thread = keepThread({
    ...{ name: 'writing', log, retryMs, silentMs: maxWait + patience },
    start() {
      // Of the two that write it is the thread that comes to its limit first.
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
    // A program that ends does not wait for it, but for what it is told to write.
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
      // One that hangs may hold the database's lock: the main thread would wait for it.
      if (thread.isEnding()) throw new Error('The thread that writes hangs')
      if (!worker || stopping) return runInTransaction(database.$client, statements)
      worker.postMessage(statements satisfies WriteOrder)
      worker.ref()
      await new Promise<void>((done, fail) => waiting.push({ done, fail }))
    },
    async stop(longest = maxWait + patience) {
      stopping ??= thread.stop((worker) => worker.postMessage('stop'), longest)
      await stopping
    },
  }
}
