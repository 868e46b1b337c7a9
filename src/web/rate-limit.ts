import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { TooManyRequests } from './errors.js'

/** At most this many requests a minute from one address, over all routes that share it; 0 is no limit. */
export function limitRequests(perMinute: number): RequestHandler {
  if (perMinute === 0) return (_req, _res, next) => next()
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, _res, next) => next(new TooManyRequests()),
    // Anyone can send that header; without TRUST_PROXY it is not read, which is right.
    validate: { xForwardedForHeader: false },
  })
}
