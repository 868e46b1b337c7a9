import type { NextFunction, RequestHandler, Response } from 'express'
import type { Metrics } from '../metrics/metrics.js'
import { Busy } from './errors.js'

export interface AskLimits {
  /** Concerns answered at once: more would only all be late. */
  maxAtOnce: number
  /** Nobody else waits once the first has waited this long, in milliseconds. */
  maxWaitMs: number
  /** For a crowd that comes at once. */
  maxWaiting: number
}

/** A concern takes 5 ms of the main thread: 150 wait less than a second. The first ones after a start take a second or more. */
const usualLimits: AskLimits = { maxAtOnce: 8, maxWaitMs: 2000, maxWaiting: 150 }

interface WaitingAsk {
  since: number
  res: Response
  next: NextFunction
}

/**
 * Answers concerns in the order in which they came, a few at once, and refuses those that would wait too long: a late answer
 * helps nobody. One begins in each turn of the event loop, so that new connections are soon taken: asked 200 times a
 * second on two busy cores, half waited 6 s and some 89 s when all that had come began in one turn, and nothing was refused;
 * since then half are answered within 0.1 s and none waits longer than 1.1 (`npm run soak -- --only rate`).
 */
export function admitAsks(
  metrics: Metrics,
  { maxAtOnce, maxWaitMs, maxWaiting }: AskLimits = usualLimits,
): RequestHandler {
  const waiting: WaitingAsk[] = []
  let running = 0
  let isTurning = false
  const shed = metrics.counter({
    name: 'shed_total',
    help: 'Concerns refused because too many were being answered',
  })
  metrics.gauge({ name: 'asks_running', help: 'Concerns being answered now' }, () => running)
  metrics.gauge({ name: 'asks_max', help: 'How many are answered at once at most' }, () => maxAtOnce)
  metrics.gauge({ name: 'asks_waiting', help: 'Concerns that wait for their turn' }, () => waiting.length)

  const begin = ({ res, next }: WaitingAsk) => {
    running += 1
    // Fires once, whether the answer was sent or the connection was cut.
    res.once('close', () => {
      running -= 1
      takeTurn()
    })
    next()
  }

  const takeTurn = () => {
    if (isTurning || running >= maxAtOnce || waiting.length === 0) return
    isTurning = true
    setImmediate(() => {
      isTurning = false
      const first = waiting.shift()
      // Whoever is gone needs no answer.
      if (first && !first.res.closed) begin(first)
      takeTurn()
    })
  }

  return (_req, res, next) => {
    const now = performance.now()
    const first = waiting[0]
    if (waiting.length >= maxWaiting || (first && now - first.since > maxWaitMs)) {
      shed.inc()
      return next(new Busy())
    }
    waiting.push({ since: now, res, next })
    takeTurn()
  }
}
