import { setTimeout as wait } from 'node:timers/promises'
import { wording } from '../../../platform/language/wording.js'
import { PullFault } from './pull-fault.js'

/** Limits of one request; tests shorten them. */
export interface RequestLimits {
  /** How long an answer may take with its body, in milliseconds. */
  answerMs: number
  /** How long a busy server may ask us to wait, in milliseconds: after that, the next pull tries. */
  maxWaitMs: number
  /** How long to wait where it does not say, in milliseconds. */
  usualWaitMs: number
  /** Attempts in all. */
  maxTries: number
  /** The longest body, in bytes: a page of 1,000 users takes about 1 MB. */
  maxBytes: number
}

/** The limits outside tests. */
export const requestLimits: RequestLimits = {
  answerMs: 60_000,
  maxWaitMs: 120_000,
  usualWaitMs: 5_000,
  maxTries: 3,
  maxBytes: 64 * 1024 * 1024,
}

/** An answer of the server, read whole. */
export interface RosterAnswer {
  status: number
  headers: Headers
  /** The parsed JSON; null if it is not JSON. */
  body: unknown
}

/**
 * Sends a request; tries again where the server is busy or fails.
 * @param init has no redirects followed: they would carry the token elsewhere
 * @throws {PullFault} if there is no answer below 500
 */
export async function askRoster(
  address: URL,
  init: RequestInit,
  limits: RequestLimits,
  stopping: AbortSignal,
): Promise<RosterAnswer> {
  for (let tried = 1; ; tried++) {
    const answer = await askOnce(address, init, limits, stopping)
    const { status } = answer
    if (status !== 429 && status < 500) return answer
    const waitMs = waitOf(answer.headers) ?? limits.usualWaitMs * tried
    if (tried >= limits.maxTries || waitMs > limits.maxWaitMs) throw busyFault(address, status)
    await wait(waitMs, undefined, { signal: stopping })
  }
}

const busyFault = ({ host }: URL, status: number) =>
  new PullFault(
    status === 429 ? wording('fault.pullBusy', { host }) : wording('fault.pullFailed', { host, status }),
  )

async function askOnce(
  address: URL,
  init: RequestInit,
  { answerMs, maxBytes }: RequestLimits,
  stopping: AbortSignal,
): Promise<RosterAnswer> {
  const { host } = address
  const late = AbortSignal.timeout(answerMs)
  try {
    const response = await fetch(address, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.any([late, stopping]),
    })
    const { status, headers } = response
    return { status, headers, body: parseJson(await readBody(response, maxBytes)) }
  } catch (error) {
    if (stopping.aborted || error instanceof PullFault) throw error
    if (late.aborted)
      throw new PullFault(wording('fault.pullLate', { host, seconds: Math.round(answerMs / 1000) }))
    throw new PullFault(wording('fault.pullUnreachable', { host }), { cause: error })
  }
}

async function readBody(response: Response, maxBytes: number): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.byteLength
    if (bytes > maxBytes)
      throw new PullFault(wording('fault.pullTooLong', { host: new URL(response.url).host }))
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** `Retry-After` in milliseconds: seconds, or a date; null without one. */
function waitOf(headers: Headers): number | null {
  const given = headers.get('retry-after')?.trim()
  if (!given) return null
  const ms = /^\d+$/.test(given) ? Number(given) * 1000 : Date.parse(given) - Date.now()
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}
