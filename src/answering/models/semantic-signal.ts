import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'
import { LRUCache } from 'lru-cache'
import type { SearchLog } from '../../platform/search/log.js'
import type { HealthNotes } from '../../platform/web/health-notes.js'
import { type EncoderThread, startEncoderThread } from './encoder-thread.js'
import { createExtraEncoder } from './extra-encoder.js'
import type { ClassScores } from './linear-model.js'
import { semanticLimits } from './numbers.js'
import { classifyEmbedding, decodeHead, type SemanticHead } from './semantic-head.js'

/** Topics by the meaning of an English sentence, from encoder threads. */
export interface SemanticSignal {
  /**
   * @returns a probability per topic; null when the queue would take longer than the deadline, or there is no thread.
   * Never throws.
   */
  topics(text: string, deadlineMs: number): Promise<ClassScores | null>
  /** The embedding itself, 512 numbers, for other classifiers; null as above. Never throws. */
  embed(text: string, deadlineMs: number): Promise<Float32Array | null>
  ready(): boolean
  /** How many sentences wait for a thread or are in one. */
  waiting(): number
  /** Hash of the classifier's training texts; null without a classifier. */
  hash(): string | null
  /** Called while concerns wait for their turn: starts a second thread if sentences wait as well. */
  noteCrowd(): void
  /** How many threads embed sentences: one, or two in a crowd. */
  threads(): number
  /** For tests: the first thread, to stop it. */
  worker(): Worker | null
  stop(): Promise<void>
}

/** Why a sentence got no embedding; a label of a metric. */
export type MissedWhy = 'none' | 'full' | 'late'

/** @param headFile from `npm run semantic-head`; null for no signal and no thread */
export function createSemanticSignal({
  headFile,
  log,
  notes,
  onMissed = () => {},
  extraRestMs = semanticLimits.extraRestMs,
}: {
  headFile: string | null
  log: SearchLog
  /** Reports here when the thread is gone or never started. */
  notes?: Pick<HealthNotes, 'note' | 'clear'>
  /** Called when a sentence gets no embedding: there is no thread, the queue is too long, or it came too late. */
  onMissed?(why: MissedWhy): void
  /** How long nobody is crowded before the second thread ends, in milliseconds. */
  extraRestMs?: number
}): SemanticSignal {
  const head = readHead(headFile, log)
  let wasThere = false
  let stopped = false
  const start = () =>
    startEncoderThread({
      log,
      onReady() {
        wasThere = true
        notes?.clear('encoder')
      },
      onFault(isLast) {
        if (stopped) return
        if (isLast && !wasThere) notes?.note('encoder', 'health.encoderNever')
        else if (wasThere) notes?.note('encoder', 'health.encoderGone')
      },
    })
  const main = head && start()
  // Answers are the same without it, only later: no health note says that it is gone.
  const extra = createExtraEncoder(
    () => startEncoderThread({ log, onReady() {}, onFault: () => void extra.drop() }),
    extraRestMs,
  )
  const threads = () => [main, extra.thread()].filter((thread) => thread !== null)
  // Keyed by hash, so that this cache holds no typed words.
  const recent = new LRUCache<string, Promise<Float32Array | null>>({ max: semanticLimits.remembered })

  function soonest(text: string): EncoderThread | undefined {
    return threads()
      .map((thread) => ({ thread, ms: thread.expectedMs(text) }))
      .sort((a, b) => a.ms - b.ms)
      .find(({ ms }) => Number.isFinite(ms))?.thread
  }

  function embed(text: string, deadlineMs: number): Promise<Float32Array | null> {
    const sent = text.slice(0, semanticLimits.maxLetters)
    const key = hash('sha256', sent)
    const known = recent.get(key)
    if (known) return known
    const thread = soonest(sent)
    // It would be too late: do not start, and do not delay others.
    const isFull = thread && thread.waiting() > 0 && thread.expectedMs(sent) > deadlineMs
    if (!thread || isFull) {
      onMissed(thread ? 'full' : 'none')
      return Promise.resolve(null)
    }
    const embedding = thread.embed(sent, deadlineMs)
    recent.set(key, embedding)
    void embedding.then((made) => {
      if (made !== null) return
      onMissed('late')
      if (recent.peek(key) === embedding) recent.delete(key)
    })
    return embedding
  }

  const waiting = () => threads().reduce((all, thread) => all + thread.waiting(), 0)

  return {
    embed,
    async topics(text, deadlineMs) {
      const embedding = head && (await embed(text, deadlineMs))
      return embedding && classifyEmbedding(head, embedding)
    },
    waiting,
    ready: () => threads().some((thread) => thread.isReady()),
    noteCrowd() {
      if (main && waiting() >= semanticLimits.crowd) extra.need()
    },
    threads: () => threads().filter((thread) => thread.isReady()).length,
    hash: () => head?.hash ?? null,
    worker: () => main?.worker() ?? null,
    async stop() {
      stopped = true
      await Promise.all([main?.stop(), extra.stop()])
    },
  }
}

function readHead(file: string | null, log: SearchLog): SemanticHead | null {
  if (file === null || !existsSync(file)) return null
  try {
    return decodeHead(readFileSync(file))
  } catch (error) {
    log.warn(
      { fault: (error as Error).message },
      'The semantic head cannot be read; matching continues without it',
    )
    return null
  }
}
