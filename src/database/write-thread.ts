import { startWorker } from '../start-worker.js'
import type { Log } from '../web/log.js'
import type { Database } from './open-database.js'
import { runAll, type Statement } from './run-all.js'

/** What the thread is started with. */
export interface WriteThreadWork {
  file: string
  /** For a lock that another one holds, in milliseconds. */
  longestWait: number
  /** How often it brings the log over while nothing is written. */
  everyMs: number
  mostPages: number
}

/** What the thread is told: statements to run as one. */
export type WriteOrder = readonly Statement[]

/** What it says of each order, in their order: null for done, or what SQLite says, with its code. */
export type WriteReply = { message: string; code: string } | null

/** Writes, and brings what was written from the write-ahead log to the database's file. */
export interface WriteThread {
  /**
   * Runs statements as one: all or none. When the thread has ended it is done at once, by the caller.
   * @throws when the database does not take them; also when the thread ended meanwhile, and nobody knows whether it did
   */
  write(statements: readonly Statement[]): Promise<void>
  /** After what it was told to write. */
  stop(): Promise<void>
}

export interface WriteThreadOptions {
  file: string
  log: Log
  /** For a lock that another one holds, in milliseconds. */
  longestWait: number
  /** In milliseconds; a second when left out. */
  everyMs?: number
}

/** In pages of 4 KB: 64 MB. What is written without a pause is brought over by then. */
const mostPages = 16_384

/**
 * A thread of its own for what is written with every answer. A commit now and then brings pages to the disk and waits for it, tens
 * of milliseconds (https://www.sqlite.org/wal.html, "Automatic Checkpoint"): here nobody is kept from being answered meanwhile.
 */
export function startWriteThread(
  database: Database,
  { file, log, longestWait, everyMs = 1000 }: WriteThreadOptions,
): WriteThread {
  // Of the two that write it is the thread that comes to its limit first.
  database.$client.pragma(`wal_autocheckpoint = ${2 * mostPages}`)
  const work: WriteThreadWork = { file, longestWait, everyMs, mostPages }
  const worker = startWorker('./write-thread-worker', import.meta.url, work)
  // No map: one that is added to and deleted from without end keeps what was in it until the next full garbage collection.
  const waiting: { done(): void; fail(error: Error): void }[] = []
  let over: Error | null = null
  let stopping = false
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))

  worker.on('message', (fault: WriteReply) => {
    const order = waiting.shift()
    if (waiting.length === 0 && !stopping) worker.unref()
    if (fault === null) order?.done()
    else order?.fail(Object.assign(new Error(fault.message), { code: fault.code }))
  })
  worker.on('error', (error) => {
    over = error
  })
  void ended.then(() => {
    over ??= new Error('The thread that writes has ended')
    if (!stopping)
      log.error({ fault: over.message }, 'The thread that writes has ended; the main thread writes instead')
    if (database.$client.open) database.$client.pragma('wal_autocheckpoint = 1000')
    for (const { fail } of waiting.splice(0)) fail(over)
  })
  // A program that ends does not wait for it, but for what it is told to write.
  worker.unref()

  return {
    async write(statements) {
      if (stopping) await ended
      if (over) return runAll(database.$client, statements)
      worker.postMessage(statements satisfies WriteOrder)
      worker.ref()
      await new Promise<void>((done, fail) => waiting.push({ done, fail }))
    },
    async stop() {
      stopping = true
      worker.ref()
      worker.postMessage('stop')
      await ended
    },
  }
}
