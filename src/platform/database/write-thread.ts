import { keepThread } from '../threads/keep-thread.js'
import { settlesWithin } from '../threads/settles-within.js'
import { startWorker } from '../threads/start-worker.js'
import type { HealthNotes } from '../web/health-notes.js'
import type { Log } from '../web/log.js'
import { type Database, pageCacheKb } from './open-database.js'
import { runInTransaction, type Statement } from './statements.js'

/** The thread's start data. */
export interface WriteThreadWork {
  databases: readonly WrittenFile[]
  /** How long to wait for another connection's lock, in milliseconds. */
  maxWait: number
  /** How often to checkpoint while nothing is written. */
  everyMs: number
  maxPages: number
  /** Memory for the pages of each database. */
  cacheKb: number
}

interface WrittenFile {
  id: number
  file: string
}

/** An order to the thread: statements to run as one. */
export type WriteOrder = readonly Statement[]

/** To the thread: a database to write to, an order, to empty its log, to close it; or to end. */
export type ToWriter =
  | WrittenFile
  | { id: number; order: WriteOrder }
  | { id: number; empty: true }
  | { id: number; close: true }
  | 'stop'

/** The result of each order of a database, in order: null for done, or SQLite's message and code. */
export type WriteReply = { message: string; code: string | null } | null

/** From the thread. `opened`: why a database cannot be opened; null once it is. */
export type WriterSays =
  | 'ready'
  | { id: number; opened: string | null }
  | { id: number; reply: WriteReply }
  | { id: number; closed: true }

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

/** One thread that writes to many databases. A locked one holds up no other. */
export interface WriteThreads {
  /** Its `stop` closes this database alone. */
  join(database: Database, options: JoinOptions): WriteThread
  stop(patience?: number): Promise<void>
}

export interface JoinOptions {
  file: string
  /** Where to report that the thread is gone. */
  notes?: Pick<HealthNotes, 'note' | 'clear'> | undefined
}

export interface WriteThreadsOptions {
  log: Log
  /** How long to wait for another connection's lock, in milliseconds. */
  maxWait: number
  /** In milliseconds; defaults to a second. */
  everyMs?: number
  /**
   * How much longer than `maxWait` the thread may be silent before it is replaced, in milliseconds; defaults to three
   * seconds.
   */
  patience?: number
  /** Memory for the pages of each database; by default as much as for its main connection. */
  cacheKb?: number
}

export type WriteThreadOptions = WriteThreadsOptions & JoinOptions

/** In pages of 4 KB: 64 MB. Even without a pause in writing, it checkpoints by then. */
const maxPages = 16_384
/** The first restart is immediate, but not before the old thread has ended. In milliseconds. */
const retryMs = 100

/** A database, as the main thread knows it. */
interface Joined extends WrittenFile {
  database: Database
  notes: JoinOptions['notes']
  /** Whether the thread could not open it. */
  isShut: boolean
  // Not a Map: one that constantly grows and shrinks keeps old entries until the next full garbage collection.
  waiting: { done(): void; fail(error: Error): void }[]
  leaving: Promise<void> | null
  left(): void
}

/** A thread for one database alone. */
export function startWriteThread(database: Database, options: WriteThreadOptions): WriteThread {
  const threads = startWriteThreads(options)
  const { write, emptyLogSoon } = threads.join(database, options)
  return { write, emptyLogSoon, stop: threads.stop }
}

/** Its messages are soon garbage: by default, up to 48 MB of them pile up. */
const threadLimits = { maxYoungGenerationSizeMb: 4 }

/**
 * Runs the writes of answers in their own thread. Some commits checkpoint and wait tens of milliseconds for the disk
 * (https://www.sqlite.org/wal.html, "Automatic Checkpoint"); here that delays no answer.
 */
export function startWriteThreads({
  log,
  maxWait,
  everyMs = 1000,
  patience = 3000,
  cacheKb = pageCacheKb,
}: WriteThreadsOptions): WriteThreads {
  const joined = new Map<number, Joined>()
  let lastId = 0
  let stopping: Promise<void> | null = null

  const thread = keepThread({
    name: 'writing',
    log,
    retryMs,
    silentMs: maxWait + patience,
    start() {
      for (const each of joined.values()) {
        each.isShut = false
        letThreadCheckpoint(each)
      }
      const databases = [...joined.values()].map(({ id, file }) => ({ id, file }))
      const work: WriteThreadWork = { databases, maxWait, everyMs, maxPages, cacheKb }
      return startWorker('./write-thread-worker', import.meta.url, work, threadLimits)
    },
    onMessage(message) {
      const says = message as WriterSays
      if (says === 'ready') return true
      const one = joined.get(says.id)
      if (one) hear(one, says)
      return false
    },
    onFault(fault) {
      for (const each of joined.values()) {
        if (!stopping) each.notes?.note('write-thread', 'health.writerGone')
        for (const { fail } of each.waiting.splice(0)) fail(fault)
      }
    },
    onEnd() {
      for (const each of joined.values()) {
        setCheckpoint(each, 1000)
        each.left()
      }
    },
  })

  function hear(one: Joined, says: Exclude<WriterSays, 'ready'>): void {
    if ('closed' in says) one.left()
    if ('reply' in says) settle(one, says.reply)
    if (!('opened' in says)) return
    one.isShut = says.opened !== null
    if (says.opened === null) {
      letThreadCheckpoint(one)
      one.notes?.clear('write-thread')
      return
    }
    log.error({ fault: says.opened }, 'The writing thread cannot open a database')
    one.notes?.note('write-thread', 'health.writerGone')
    setCheckpoint(one, 1000)
  }

  function settle(one: Joined, fault: WriteReply): void {
    const order = one.waiting.shift()
    letProcessEnd()
    if (fault === null) order?.done()
    else order?.fail(errorOf(fault))
  }

  /** A program that ends waits only for its orders, not for the thread. */
  function letProcessEnd(): void {
    const isIdle = [...joined.values()].every(({ waiting, leaving }) => waiting.length === 0 && !leaving)
    if (isIdle && !stopping) thread.worker()?.unref()
  }

  const errorOf = ({ message, code }: NonNullable<WriteReply>) =>
    Object.assign(new Error(message), code === null ? {} : { code })

  /** Of the two writers, the thread reaches its limit first. */
  const letThreadCheckpoint = (one: Joined) => setCheckpoint(one, 2 * maxPages)

  function setCheckpoint({ database }: Joined, pages: number): void {
    if (database.$client.open) database.$client.pragma(`wal_autocheckpoint = ${pages}`)
  }

  const send = (message: ToWriter) => thread.worker()?.postMessage(message)

  /** Closes one database, after its queued orders. */
  async function leave(one: Joined, longest: number): Promise<void> {
    if (thread.worker()) {
      const left = new Promise<void>((resolve) => {
        one.left = resolve
      })
      send({ id: one.id, close: true })
      thread.worker()?.ref()
      await settlesWithin(longest, left)
    }
    joined.delete(one.id)
    for (const { fail } of one.waiting.splice(0)) fail(new Error('The writing thread is too slow'))
    letProcessEnd()
  }

  return {
    join(database, { file, notes }) {
      lastId++
      const one: Joined = {
        ...{ id: lastId, file, database, notes },
        ...{ isShut: false, waiting: [], leaving: null, left: () => {} },
      }
      joined.set(one.id, one)
      if (thread.worker()) letThreadCheckpoint(one)
      send({ id: one.id, file })
      return {
        async write(statements) {
          await (stopping ?? one.leaving)
          const worker = thread.worker()
          // A hung thread may hold the database's lock, and the main thread would wait for it.
          if (thread.isEnding()) throw new Error('The writing thread hangs')
          if (!worker || one.isShut || one.leaving || stopping)
            return runInTransaction(database.$client, statements)
          send({ id: one.id, order: statements })
          worker.ref()
          await new Promise<void>((done, fail) => one.waiting.push({ done, fail }))
        },
        emptyLogSoon() {
          if (!stopping && !one.leaving) send({ id: one.id, empty: true })
        },
        async stop(longest = maxWait + patience) {
          one.leaving ??= leave(one, longest)
          await one.leaving
        },
      }
    },
    async stop(longest = maxWait + patience) {
      stopping ??= thread.stop((worker) => worker.postMessage('stop' satisfies ToWriter), longest)
      await stopping
    },
  }
}
