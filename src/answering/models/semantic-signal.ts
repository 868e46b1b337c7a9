import { existsSync, readFileSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'
import type { Log } from '../../platform/search/log.js'
import { type KeptThread, keepThread } from '../../platform/threads/keep-thread.js'
import { startWorker } from '../../platform/threads/start-worker.js'
import type { HealthNotes } from '../../platform/web/health-notes.js'
import type { ClassScores } from './linear-model.js'
import { semanticLimits } from './numbers.js'
import { classifyEmbedding, decodeHead, type SemanticHead } from './semantic-head.js'
import type { SemanticMessage } from './semantic-worker.js'

/** Topics by the meaning of a sentence, from an encoder in a thread of its own. English alone. */
export interface SemanticSignal {
  /**
   * @returns a probability a topic; null when there is no answer in time, too many are waiting, or the thread is not there.
   * Never throws.
   */
  topics(text: string, deadlineMs: number): Promise<ClassScores | null>
  ready(): boolean
  /** Hash of the texts that the head was trained on; null without a head. */
  hash(): string | null
  /** For tests: the thread, to end it. */
  worker(): Worker | null
  stop(): Promise<void>
}

/** @param headFile made by `npm run semantic-head`; null for no signal and no thread */
export function createSemanticSignal({
  headFile,
  log,
  notes,
}: {
  headFile: string | null
  log: Log
  /** Where it is said that the thread is gone, or never came. */
  notes?: Pick<HealthNotes, 'note' | 'clear'>
}): SemanticSignal {
  const head = readHead(headFile, log)
  // No map: one that is added to and deleted from without end keeps what was in it until the next full garbage collection.
  const waiting: { id: number; done(embedding: Float32Array | null): void }[] = []
  const pace = createPace()
  let lastId = 0
  let wasThere = false
  let stopped = false
  const thread: KeptThread | null =
    head &&
    keepThread({
      ...{ name: 'the sentence encoder', log, silentMs: semanticLimits.silentMs },
      ...{ retryMs: semanticLimits.retryMs, maxStarts: semanticLimits.maxFailures },
      start: () => startWorker('./semantic-worker', import.meta.url, null),
      onMessage(said) {
        const message = said as SemanticMessage
        if ('ready' in message) return true
        settle(message.id, message.embedding)
        return false
      },
      onReady() {
        wasThere = true
        notes?.clear('encoder')
      },
      onFault(_fault, isLast) {
        if (!stopped && isLast) notes?.note('encoder', 'health.encoderNever')
        else if (!stopped && wasThere) notes?.note('encoder', 'health.encoderGone')
        for (const { done } of waiting.splice(0)) done(null)
      },
    })

  function settle(id: number, embedding: Float32Array | null): void {
    const at = waiting.findIndex((sent) => sent.id === id)
    if (at >= 0) waiting.splice(at, 1)[0]!.done(embedding)
  }

  function embed(text: string, deadlineMs: number): Promise<Float32Array | null> {
    const worker = thread?.worker()
    if (!worker || !thread?.isReady() || waiting.length >= semanticLimits.maxWaiting)
      return Promise.resolve(null)
    const sent = text.slice(0, semanticLimits.maxLetters)
    // Behind another one it would come too late: not even begun, it holds up nobody.
    if (waiting.length > 0 && pace.expectedMs(sent) > deadlineMs) return Promise.resolve(null)
    const id = ++lastId
    return new Promise((resolve) => {
      // Late answers still free their place when they come.
      const timer = setTimeout(() => resolve(null), deadlineMs)
      const measured = pace.begin(sent)
      const done = (embedding: Float32Array | null) => {
        clearTimeout(timer)
        measured(embedding !== null)
        resolve(embedding)
      }
      waiting.push({ id, done })
      worker.postMessage({ id, text: sent })
    })
  }

  return {
    async topics(text, deadlineMs) {
      const embedding = head && (await embed(text, deadlineMs))
      return embedding && classifyEmbedding(head, embedding)
    },
    ready: () => thread?.isReady() ?? false,
    hash: () => head?.hash ?? null,
    worker: () => thread?.worker() ?? null,
    async stop() {
      stopped = true
      await thread?.stop()
    },
  }
}

/** Follows how long sentences take, one after another, to expect when the next one would be done. */
function createPace() {
  let msALetter = semanticLimits.msALetter
  let pending = 0
  let lastDone = 0
  const lettersOf = (text: string) => semanticLimits.lettersToStart + text.length
  return {
    expectedMs: (text: string) => (pending + lettersOf(text)) * msALetter,
    /** @returns to be called at its end, with whether it was done */
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

function readHead(file: string | null, log: Log): SemanticHead | null {
  if (file === null || !existsSync(file)) return null
  try {
    return decodeHead(readFileSync(file))
  } catch (error) {
    log.warn(
      { fault: (error as Error).message },
      'The semantic head cannot be read; matching goes on without it',
    )
    return null
  }
}
