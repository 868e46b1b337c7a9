import { setTimeout as sleep } from 'node:timers/promises'
import type { DrawConcerns } from '../../src/commands/evaluation/bench-concerns.js'

/** What families got who kept asking without a pause. */
export interface Asked {
  /** Codes of the answers that the service said it kept. */
  codes: string[]
  /** All answers, including those not kept. */
  answers: number
  /** Danger concerns whose answer had no number to call. */
  helpless: number
  /** Answers with a status other than 200, such as shed requests. */
  refused: number
  /** Refused or broken connections, and requests without an answer in time. */
  broken: number
  /** The longest single answer, and the longest time without any, since the mark; in milliseconds. */
  slowest: number
  maxPause: number
}

export interface Families {
  /** Restarts the measure of the longest waits. */
  mark(): void
  /** True if a request made since then was answered. */
  isAnswered(): boolean
  /** Stops asking. */
  stop(): Promise<Asked>
}

const inDanger = 'my son wants to kill himself'
const maxWaitMs = 30_000
/** Pause before a retry after a failed connection. */
const retryMs = 200

/** Families who ask without a pause, this many at once; every tenth concern is about a child in danger. */
export function askWithoutPause(base: string, atOnce: number, draw: DrawConcerns): Families {
  const asked: Asked = {
    ...{ codes: [], answers: 0, helpless: 0, refused: 0, broken: 0, slowest: 0, maxPause: 0 },
  }
  let going = true
  let lastAnswer = performance.now()
  let marked = Number.POSITIVE_INFINITY
  let isAnswered = false
  let count = 0

  async function ask(): Promise<void> {
    const isDanger = count++ % 10 === 0
    // The number keeps the embedding out of the cache, so that the encoder has work.
    const concern = isDanger ? inDanger : `${draw(1)[0]!.text} ${count}`
    const began = performance.now()
    const response = await fetch(`${base}/api/v1/ask`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ concern }),
      signal: AbortSignal.timeout(maxWaitMs),
    })
    const answer = (await response.json()) as { id?: string | null; emergency?: { lines: object[] } | null }
    if (isDanger && !answer.emergency?.lines.length) asked.helpless++
    if (response.status !== 200) return void asked.refused++
    noteAnswer(began, answer.id ?? null)
  }

  function noteAnswer(began: number, code: string | null): void {
    const now = performance.now()
    asked.answers++
    isAnswered ||= began > marked
    if (code) asked.codes.push(code)
    asked.slowest = Math.max(asked.slowest, now - began)
    asked.maxPause = Math.max(asked.maxPause, now - lastAnswer)
    lastAnswer = now
  }

  async function family(): Promise<void> {
    while (going)
      await ask().catch(async () => {
        asked.broken++
        await sleep(retryMs)
      })
  }

  const all = Array.from({ length: atOnce }, family)
  return {
    isAnswered: () => isAnswered,
    mark() {
      marked = performance.now()
      lastAnswer = marked
      asked.slowest = 0
      asked.maxPause = 0
    },
    async stop() {
      going = false
      await Promise.all(all)
      asked.maxPause = Math.max(asked.maxPause, performance.now() - lastAnswer)
      return asked
    },
  }
}
