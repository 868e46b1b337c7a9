import { setTimeout as sleep } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { ClassScores } from '../../answering/models/linear-model.js'
import { classifyEmbedding, readHead } from '../../answering/models/semantic-head.js'
import type { SearchLog } from '../../platform/search/log.js'
import type { DraftMessage, EncoderReply } from './draft-messages.js'

/** The service's sentence encoder, reached by messages to the main thread. */
export interface DraftEncoder {
  /** As `SemanticSignal` has it. */
  topics(text: string, deadlineMs: number): Promise<ClassScores | null>
  hash(): string | null
  /** @returns whether it answers, within `maxMs` milliseconds; false where it is switched off */
  answers(maxMs: number): Promise<boolean>
  /** Takes the main thread's reply. */
  hear(reply: EncoderReply): void
}

/** A rehearsal has thousands of sentences: a family's waits for two of them at most. */
const atOnce = 2
const retryMs = 50

/** @param headFile the encoder's head; null where it is switched off */
export function createDraftEncoder(
  headFile: string | null,
  say: (message: DraftMessage) => void,
  log: SearchLog,
): DraftEncoder {
  const head = readHead(headFile, log)
  const inTurn = pLimit(atOnce)
  const waiting = new Map<number, (embedding: Float32Array | null) => void>()
  let asks = 0

  const embed = (text: string, deadlineMs: number) =>
    inTurn(
      () =>
        new Promise<Float32Array | null>((resolve) => {
          const ask = ++asks
          waiting.set(ask, resolve)
          say({ kind: 'embed', ask, text, deadlineMs })
        }),
    )

  return {
    hash: () => head?.hash ?? null,
    async topics(text, deadlineMs) {
      const embedding = head && (await embed(text, deadlineMs))
      return embedding && classifyEmbedding(head, embedding)
    },
    async answers(maxMs) {
      for (const until = performance.now() + maxMs; head; await sleep(retryMs)) {
        if ((await embed('ready', maxMs)) !== null) return true
        if (performance.now() >= until) return false
      }
      return false
    },
    hear({ embedded, embedding }) {
      waiting.get(embedded)?.(embedding)
      waiting.delete(embedded)
    },
  }
}
