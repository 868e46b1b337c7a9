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
  /** @returns whether it is ready, within `maxMs` milliseconds; false where it is switched off */
  isReady(maxMs: number): Promise<boolean>
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
  const waiting = createWaiting<Float32Array | null>()
  const checking = createWaiting<boolean>()

  const embed = (text: string, deadlineMs: number) =>
    inTurn(() => waiting.add((ask) => say({ kind: 'embed', ask, text, deadlineMs })))
  // Not by a sentence: its embedding may be remembered from before the encoder ended.
  const check = () => checking.add((ask) => say({ kind: 'encoder', ask }))

  return {
    hash: () => head?.hash ?? null,
    async topics(text, deadlineMs) {
      const embedding = head && (await embed(text, deadlineMs))
      return embedding && classifyEmbedding(head, embedding)
    },
    async isReady(maxMs) {
      for (const until = performance.now() + maxMs; head; await sleep(retryMs)) {
        if (await check()) return true
        if (performance.now() >= until) return false
      }
      return false
    },
    hear(reply) {
      if ('embedded' in reply) waiting.settle(reply.embedded, reply.embedding)
      else checking.settle(reply.checked, reply.isReady)
    },
  }
}

/** What waits for a reply of the main thread, by number. */
function createWaiting<T>() {
  const waiting = new Map<number, (reply: T) => void>()
  let asks = 0
  return {
    add: (ask: (number: number) => void) =>
      new Promise<T>((resolve) => {
        waiting.set(++asks, resolve)
        ask(asks)
      }),
    settle(ask: number, reply: T) {
      waiting.get(ask)?.(reply)
      waiting.delete(ask)
    },
  }
}
