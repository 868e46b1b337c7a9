import { setTimeout as sleep } from 'node:timers/promises'
import type { DrawConcerns } from '../../src/commands/evaluation/bench-concerns.js'

/** What families got who asked without a pause. */
export interface Asked {
  /** Codes of the answers that the service said it keeps. */
  codes: string[]
  /** Answers, those included that are not kept. */
  answers: number
  /** Asked for a child in danger, and got an answer without a number to call. */
  helpless: number
  /** Answers but 200, such as those of shedding. */
  refused: number
  /** Connections that were refused or broke off, and what was not answered in time. */
  broken: number
  /** The longest that one answer took, and that nobody got one, since the mark; in milliseconds. */
  slowest: number
  maxPause: number
}

export interface Families {
  /** From now on the longest waits count. */
  mark(): void
  /** Whether somebody got an answer since, that was asked for since. */
  isAnswered(): boolean
  /** Lets them ask no more. */
  stop(): Promise<Asked>
}

const inDanger = 'my son wants to kill himself'
const maxWaitMs = 30_000
/** Who got no connection tries again so soon. */
const retryMs = 200

/** Families ask without a pause, so many at once; each tenth concern is of a child in danger. */
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
    const concern = isDanger ? inDanger : draw(1)[0]!.text
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
