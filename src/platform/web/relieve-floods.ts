import type { IncomingMessage } from 'node:http'
import type { Metrics } from '../metrics/metrics.js'
import type { Served } from './create-express-server.js'

export interface FloodLimits {
  /** Concerns that are looked at in each turn of the event loop. */
  maxPerTurn: number
  /** So many more, now and then. */
  spare: number
  /** How many of those are regained in a second. */
  regained: number
}

/**
 * Looking at a concern takes about a millisecond even when it is refused. In 100 ms, which nothing should hold the loop for longer, 200
 * a second are 20. Those who waited while the service was started again come in one turn: as many as may wait for an answer.
 */
const usualLimits: FloodLimits = { maxPerTurn: 20, spare: 150, regained: 10 }

/**
 * Hands concerns that come faster than they can be looked at to an app that judges none of them, and shows everybody the lines to call.
 * Without it, of 19,000 in 20 s on two busy cores half waited 5 s, 250 were cut off after 30 s, and 8 of 401 that told of danger got no
 * line; with it, and more room for connections, none was cut off, and all 401 got lines (`npm run soak -- --only overload`).
 */
export function relieveFloods(
  app: Served,
  createRelief: () => Served,
  metrics: Metrics,
  { maxPerTurn, spare, regained }: FloodLimits = usualLimits,
): Served {
  // Most services never need it.
  let relief: Served | null = null
  let inTurn = 0
  let [left, leftAt] = [spare, performance.now()]

  function takeSpare(): boolean {
    const now = performance.now()
    left = Math.min(spare, left + ((now - leftAt) / 1000) * regained)
    leftAt = now
    if (left < 1) return false
    left -= 1
    return true
  }

  const endTurn = () => {
    inTurn = 0
  }
  const flooded = metrics.counter({
    name: 'flooded_total',
    help: 'Concerns that were not judged because too many came at once: their senders got the lines to call',
  })
  const answer = (...[req, res]: Parameters<Served>) => {
    if (!isAsk(req)) return app(req, res)
    if (inTurn === 0) setImmediate(endTurn)
    inTurn += 1
    if (inTurn <= maxPerTurn || takeSpare()) return app(req, res)
    flooded.inc()
    relief ??= createRelief()
    relief(req, res)
  }
  return Object.assign(answer, { request: app.request, response: app.response })
}

const isAsk = ({ method, url = '' }: IncomingMessage) => method === 'POST' && /\/ask(?:\?|$)/.test(url)
