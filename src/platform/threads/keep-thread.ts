import type { Worker } from 'node:worker_threads'
import { faultInEnglish } from '../language/fault-in-english.js'
import type { SearchLog } from '../search/log.js'
import { outsideRequests } from '../web/request-context.js'
import { settlesWithin } from './settles-within.js'
import { ThreadFault, type ThreadName, threadFault } from './thread-fault.js'
import type { ThreadLike } from './thread-like.js'
import { watchThread } from './watch-thread.js'

export interface KeepThreadOptions<T extends ThreadLike> {
  name: ThreadName
  /** What the log calls it; a thread by default. */
  kind?: 'thread' | 'process'
  start(): T
  /** How long it may be silent, in milliseconds: see `watchThread`. */
  silentMs: number
  /** Pause before the first restart, in milliseconds; doubled each time. */
  retryMs: number
  /** How many times a thread that was never ready is started; unlimited by default. */
  maxStarts?: number
  /** Handles the thread's messages. @returns whether this one says that it is ready */
  onMessage(message: unknown): boolean
  /**
   * Called as soon as the thread is unusable, even while it is still ending.
   * @param isLast whether it was never ready and will not be restarted
   */
  onFault(fault: ThreadFault, isLast: boolean): void
  /** Called when the thread has ended, and when it is ready again. */
  onEnd?: () => void
  onReady?: () => void
  log: Pick<SearchLog, 'info' | 'error'>
}

/** A thread, or a process in its place, that lives as long as the service: watched, and replaced when it fails. */
export interface KeptThread<T extends ThreadLike = Worker> {
  /** Null while no thread is usable. */
  worker(): T | null
  isReady(): boolean
  /** Whether a hung thread is still ending. */
  isEnding(): boolean
  /**
   * Stops it for good.
   * @param orderly asks the thread to end on its own
   * @param patience how long that may take, in milliseconds; then it is terminated
   */
  stop(orderly?: (worker: T) => void, patience?: number): Promise<void>
}

const maxRetryMs = 30_000
/** How long a thread may take to load its program on a busy machine, in milliseconds. */
const maxStartMs = 60_000
/** A thread that was ready this long gets a fresh count of restarts. In milliseconds. */
const soundFor = 60_000

export function keepThread<T extends ThreadLike>(options: KeepThreadOptions<T>): KeptThread<T> {
  const { name, log, kind = 'thread', maxStarts = Number.POSITIVE_INFINITY } = options
  let running: { worker: T; ended: Promise<void> } | null = null
  let fault: ThreadFault | null = null
  let readySince: number | null = null
  let wasReady = false
  let failures = 0
  let stopped = false
  let retry: NodeJS.Timeout | undefined

  function start(): void {
    fault = null
    let worker: T
    try {
      worker = outsideRequests(options.start)
    } catch (error) {
      // The system may be out of room for another thread.
      end(threadFault(name, error))
      return
    }
    running = { worker, ended: new Promise((resolve) => worker.once('exit', () => resolve())) }
    let thrown: ThreadFault | undefined
    worker.on('message', (message) => {
      if (options.onMessage(message)) becomeReady()
    })
    worker.on('error', (error) => {
      thrown = threadFault(name, error)
    })
    watchThread(worker, maxSilenceMs, () => {
      fail(new ThreadFault(name, 'silent'))
      void worker.terminate()
    })
    worker.once('exit', () => end(thrown))
    worker.unref()
  }

  const maxSilenceMs = () => (readySince === null ? Math.max(options.silentMs, maxStartMs) : options.silentMs)

  function becomeReady(): void {
    readySince = performance.now()
    wasReady = true
    if (failures > 0) log.info({}, `The ${name} ${kind} is running again`)
    options.onReady?.()
  }

  function fail(why: ThreadFault): void {
    if (fault) return
    fault = why
    if (readySince !== null && performance.now() - readySince > soundFor) failures = 0
    readySince = null
    const isLast = !wasReady && failures + 1 >= maxStarts
    const next = isLast ? `was never ready in ${maxStarts} starts; giving up` : 'is gone; restarting it'
    if (!stopped) log.error({ fault: faultInEnglish(why) }, `The ${name} ${kind} ${next}`)
    options.onFault(why, isLast)
  }

  function end(thrown = new ThreadFault(name, 'ended')): void {
    running = null
    options.onEnd?.()
    fail(thrown)
    failures++
    if (stopped || (!wasReady && failures >= maxStarts)) return
    retry = setTimeout(start, Math.min(maxRetryMs, options.retryMs * 2 ** (failures - 1)))
    retry.unref()
  }

  start()
  return {
    worker: () => (fault ? null : (running?.worker ?? null)),
    isReady: () => readySince !== null,
    isEnding: () => fault !== null && running !== null,
    async stop(orderly, patience = 0) {
      stopped = true
      clearTimeout(retry)
      if (!running) return
      const { worker, ended } = running
      worker.ref()
      if (orderly) orderly(worker)
      if (orderly && (await settlesWithin(patience, ended))) return
      await settlesWithin(1000, worker.terminate())
      worker.unref()
      fail(new ThreadFault(name, 'silent'))
    },
  }
}
