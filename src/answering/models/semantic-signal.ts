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

/** Topics by the meaning of an English sentence, from encoders in threads of their own. */
export interface SemanticSignal {
  /**
   * @returns a probability for each topic; null when the queue says that it would take longer than the deadline, or there is no
   * thread. Never throws.
   */
  topics(text: string, deadlineMs: number): Promise<ClassScores | null>
  /** The embedding itself, for other heads: 512 numbers. Null as above. Never throws. */
  embed(text: string, deadlineMs: number): Promise<Float32Array | null>
  ready(): boolean
  /** Hash of the texts that the head was trained on; null without a head. */
  hash(): string | null
  /** For tests: the first thread, to end it. */
  worker(): Worker | null
  stop(): Promise<void>
}

/** A second encoder takes cores that answers need, unless there are more than two. */
const encoderThreads = availableParallelism() > 2 ? 2 : 1

/** @param headFile made by `npm run semantic-head`; null for no signal and no thread */
export function createSemanticSignal({
  headFile,
  log,
  notes,
}: {
  headFile: string | null
  log: SearchLog
  /** Where it is said that the thread is gone, or never came. */
  notes?: Pick<HealthNotes, 'note' | 'clear'>
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
  // By hash: the words that somebody typed are not kept in memory for this.
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
    // Behind others it would come too late: not even begun, it holds up nobody.
    if (!thread || (thread.waiting() > 0 && thread.expectedMs(sent) > deadlineMs))
      return Promise.resolve(null)
    const embedding = thread.embed(sent, deadlineMs)
    recent.set(key, embedding)
    void embedding.then((made) => {
      if (made === null && recent.peek(key) === embedding) recent.delete(key)
    })
    return embedding
  }

  return {
    embed,
    async topics(text, deadlineMs) {
      const embedding = head && (await embed(text, deadlineMs))
      return embedding && classifyEmbedding(head, embedding)
    },
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
      'The semantic head cannot be read; matching goes on without it',
    )
    return null
  }
}
