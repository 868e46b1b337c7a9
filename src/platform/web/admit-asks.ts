import type { RequestHandler } from 'express'
import { Busy } from './errors.js'

/**
 * How many concerns are answered at once. Two cores answer about 550 a second, whatever waits: 250 at once wait half a second,
 * while with 1,000 at once half of them waited longer than 1.7 s and the slowest 16 s.
 */
const maxAtOnce = 250

/** Refuses what comes on top of so many that are being answered: an answer that comes late serves nobody. */
export function admitAsks(max = maxAtOnce): RequestHandler {
  let running = 0
  return (_req, res, next) => {
    if (running >= max) return next(new Busy())
    running += 1
    // Comes once, whether the answer was sent or the connection was cut.
    res.once('close', () => {
      running -= 1
    })
    next()
  }
}
