import { percentile } from '../evaluation/bench-load.js'
import { inMs } from '../evaluation/print-bench.js'
import type { SoakReply } from './soak-client.js'

/** Counts by status and times of replies. */
export interface Summary {
  sent: number
  answered: number
  /** Refused with 503 and Retry-After. */
  shed: number
  /** Any other status, and connections that failed. */
  failed: number
  /** Of the answered ones, in milliseconds. */
  p50: number
  p99: number
  max: number
}

export function summarize(replies: readonly SoakReply[]): Summary {
  const answered = replies.filter(({ status }) => status >= 200 && status < 400)
  const shed = replies.filter(({ status, retryAfter }) => status === 503 && retryAfter !== null)
  const times = answered.map(({ ms }) => ms).sort((a, b) => a - b)
  return {
    sent: replies.length,
    answered: answered.length,
    shed: shed.length,
    failed: replies.length - answered.length - shed.length,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    max: times.at(-1) ?? 0,
  }
}

/** In one line. */
export function describe(replies: readonly SoakReply[]): string {
  const { sent, answered, shed, failed, p50, p99, max } = summarize(replies)
  const times = `p50 ${inMs(p50)} ms, p99 ${inMs(p99)} ms, max ${inMs(max)} ms`
  return `${sent} sent, ${answered} answered, ${shed} shed, ${failed} failed; ${times}`
}
