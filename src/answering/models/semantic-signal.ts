import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import { LRUCache } from 'lru-cache'
import type { SearchLog } from '../../platform/search/log.js'
import type { HealthNotes } from '../../platform/web/health-notes.js'
import { type EncoderThread, startEncoderThread } from './encoder-thread.js'
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
  /** For tests: the first thread, to stop it. */
  worker(): Worker | null
  stop(): Promise<void>
}

/** With two cores or fewer, a second encoder would take them from answers. */
const encoderThreads = availableParallelism() > 2 ? 2 : 1

/** Why a sentence got no embedding; a label of a metric. */
export type MissedWhy = 'none' | 'full' | 'late'

/** @param headFile from `npm run semantic-head`; null for no signal and no thread */
export function createSemanticSignal({
  headFile,
  log,
  notes,
  onMissed = () => {},
}: {
  headFile: string | null
  log: SearchLog
  /** Reports here when the thread is gone or never started. */
  notes?: Pick<HealthNotes, 'note' | 'clear'>
  /** Called when a sentence gets no embedding: there is no thread, the queue is too long, or it came too late. */
  onMissed?(why: MissedWhy): void
}): SemanticSignal {
  const head = readHead(headFile, log)
  let wasThere = false
  let stopped = false
  const threads: EncoderThread[] = []
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
  if (head) for (let i = 0; i < encoderThreads; i++) threads.push(start())
  // Keyed by hash, so that this cache holds no typed words.
  const recent = new LRUCache<string, Promise<Float32Array | null>>({ max: semanticLimits.remembered })

  function soonest(text: string): EncoderThread | undefined {
    return threads
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

  return {
    embed,
    async topics(text, deadlineMs) {
      const embedding = head && (await embed(text, deadlineMs))
      return embedding && classifyEmbedding(head, embedding)
    },
    waiting: () => threads.reduce((all, thread) => all + thread.waiting(), 0),
    ready: () => threads.some((thread) => thread.isReady()),
    hash: () => head?.hash ?? null,
    worker: () => threads[0]?.worker() ?? null,
    async stop() {
      stopped = true
      await Promise.all(threads.map((thread) => thread.stop()))
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
