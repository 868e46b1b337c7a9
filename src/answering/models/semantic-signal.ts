import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { SearchLog } from '../../platform/search/log.js'
import { settlesWithin } from '../../platform/threads/settles-within.js'
import type { HealthNotes } from '../../platform/web/health-notes.js'
import { startEncoder } from './encoder-process.js'
import type { ClassScores } from './linear-model.js'
import { semanticLimits } from './numbers.js'
import { classifyEmbedding, readHead } from './semantic-head.js'

/** Topics by the meaning of an English sentence, from the encoder's process. */
export interface SemanticSignal {
  /**
   * @returns a probability per topic; null when the queue would take longer than the deadline, or there is no process.
   * Never throws.
   */
  topics(text: string, deadlineMs: number): Promise<ClassScores | null>
  /** The embedding itself, 512 numbers, for other classifiers; null as above. Never throws. */
  embed(text: string, deadlineMs: number): Promise<Float32Array | null>
  ready(): boolean
  /** How many sentences wait for the encoder or are in it. */
  waiting(): number
  /** Hash of the classifier's training texts; null without a classifier. */
  hash(): string | null
  /** The number of its process in the system; null while there is none. */
  pid(): number | null
  stop(): Promise<void>
}

/** Why a sentence got no embedding; a label of a metric. */
export type MissedWhy = 'none' | 'full' | 'late'

/** @param headFile from `npm run semantic-head`; null for no signal and no process */
export function createSemanticSignal({
  headFile,
  log,
  notes,
  onMissed = () => {},
}: {
  headFile: string | null
  log: SearchLog
  /** Reports here when the process is gone or never started. */
  notes?: Pick<HealthNotes, 'note' | 'clear'>
  /** Called when a sentence gets no embedding: there is no process, the queue is too long, or it came too late. */
  onMissed?(why: MissedWhy): void
}): SemanticSignal {
  const head = readHead(headFile, log)
  let wasThere = false
  let stopped = false
  const encoder =
    head &&
    startEncoder({
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
  // Keyed by hash, so that this cache holds no typed words.
  const recent = new LRUCache<string, Promise<Float32Array | null>>({ max: semanticLimits.remembered })

  async function embed(text: string, deadlineMs: number): Promise<Float32Array | null> {
    const sent = text.slice(0, semanticLimits.maxLetters)
    const key = hash('sha256', sent)
    const known = recent.get(key)
    // A rehearsal, which waits longer, may have asked for it first.
    if (known) return (await settlesWithin(deadlineMs, known)) ? known : null
    if (!encoder?.isReady()) {
      onMissed('none')
      return null
    }
    // It would be too late: do not start, and do not delay others.
    if (encoder.waiting() > 0 && encoder.expectedMs(sent) > deadlineMs) {
      onMissed('full')
      return null
    }
    const embedding = encoder.embed(sent, deadlineMs)
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
    waiting: () => encoder?.waiting() ?? 0,
    ready: () => encoder?.isReady() ?? false,
    hash: () => head?.hash ?? null,
    pid: () => encoder?.pid() ?? null,
    async stop() {
      stopped = true
      await encoder?.stop()
    },
  }
}
