import { startProcessThread } from '../../platform/process/process-thread.js'
import type { SearchLog } from '../../platform/search/log.js'
import { keepThread } from '../../platform/threads/keep-thread.js'
import type { EmbeddingRequest, EncoderMessage } from './encoder-worker.js'
import { semanticLimits } from './numbers.js'

/** A process that turns sentences into embeddings, one at a time: an error in its native code does not end the service. */
export interface EncoderProcess {
  /** @returns null when the process ends first, or the deadline passes. Never throws. */
  embed(text: string, deadlineMs: number): Promise<Float32Array | null>
  /** How long a sentence would take, including those waiting, in milliseconds. Infinite while there is no process. */
  expectedMs(text: string): number
  waiting(): number
  isReady(): boolean
  /** Its number in the system; null while there is none. */
  pid(): number | null
  stop(): Promise<void>
}

export interface EncoderProcessOptions {
  log: SearchLog
  onReady(): void
  /** @param isLast true if it was never ready and will not be restarted */
  onFault(isLast: boolean): void
}

/** It needs little: its tables are not on V8's heap. */
const memoryFlags = ['--max-old-space-size=64', '--max-semi-space-size=1']

export function startEncoder({ log, onReady, onFault }: EncoderProcessOptions): EncoderProcess {
  // Not a Map: one that constantly grows and shrinks keeps old entries until the next full garbage collection.
  const waiting: { id: number; done(embedding: Float32Array | null): void }[] = []
  const pace = createPace()
  let lastId = 0
  const thread = keepThread({
    name: 'encoder',
    kind: 'process',
    log,
    silentMs: semanticLimits.silentMs,
    retryMs: semanticLimits.retryMs,
    maxStarts: semanticLimits.maxFailures,
    start: () => startProcessThread('./encoder-worker', import.meta.url, memoryFlags),
    onMessage(said) {
      const message = said as EncoderMessage
      if ('ready' in message) return true
      const at = waiting.findIndex((sent) => sent.id === message.id)
      if (at >= 0) waiting.splice(at, 1)[0]!.done(message.embedding)
      return false
    },
    onReady,
    onFault(_fault, isLast) {
      onFault(isLast)
      for (const { done } of waiting.splice(0)) done(null)
    },
  })
  const ready = () => (thread.isReady() ? thread.worker() : null)
  return {
    embed(text, deadlineMs) {
      const worker = ready()
      if (!worker) return Promise.resolve(null)
      const id = ++lastId
      return new Promise((resolve) => {
        // A late embedding still frees its slot in the queue.
        const timer = setTimeout(() => resolve(null), deadlineMs)
        const measured = pace.begin(text)
        const done = (embedding: Float32Array | null) => {
          clearTimeout(timer)
          measured(embedding !== null)
          resolve(embedding)
        }
        waiting.push({ id, done })
        worker.postMessage({ id, text } satisfies EmbeddingRequest)
      })
    },
    expectedMs: (text) => (ready() ? pace.expectedMs(text) : Number.POSITIVE_INFINITY),
    waiting: () => waiting.length,
    isReady: thread.isReady,
    pid: () => thread.worker()?.pid ?? null,
    stop: () => thread.stop(),
  }
}

/** Tracks how long sentences take one after another, to predict when the next one would be done. */
function createPace() {
  let msALetter = semanticLimits.msALetter
  let pending = 0
  let lastDone = 0
  const lettersOf = (text: string) => semanticLimits.lettersToStart + text.length
  return {
    expectedMs: (text: string) => (pending + lettersOf(text)) * msALetter,
    /** @returns a function to call at its end: true if it was embedded */
    begin(text: string) {
      const letters = lettersOf(text)
      const began = performance.now()
      pending += letters
      return (done: boolean) => {
        pending -= letters
        const now = performance.now()
        if (done) msALetter += ((now - Math.max(began, lastDone)) / letters - msALetter) / 10
        lastDone = now
      }
    },
  }
}
