import type { RequestHandler } from 'express'
import type { Metrics } from '../metrics/metrics.js'
import { Busy } from './errors.js'

/**
 * Max concerns answered at once. Two cores answer about 550 a second: 250 at once wait half a second, while with 1,000
 * half of them waited longer than 1.7 s and the slowest 16 s.
 */
const maxAtOnce = 250

/** Refuses requests above that limit: a late answer helps nobody. */
export function admitAsks(metrics: Metrics, max = maxAtOnce): RequestHandler {
  let running = 0
  const shed = metrics.count({
    name: 'shed_total',
    help: 'Concerns refused because too many were being answered',
  })
  metrics.watch({ name: 'asks_running', help: 'Concerns being answered now' }, () => running)
  metrics.watch({ name: 'asks_max', help: 'How many are answered at once at most' }, () => max)
  return (_req, res, next) => {
    if (running >= max) {
      shed.inc()
      return next(new Busy())
    }
    running += 1
    // Fires once, whether the answer was sent or the connection was cut.
    res.once('close', () => {
      running -= 1
    })
    next()
  }
}
