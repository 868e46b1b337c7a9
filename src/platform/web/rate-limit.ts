import type { Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { readAskerToken } from './cookies.js'
import { TooManyRequests } from './errors.js'

/**
 * A whole school may share one address: it may ask this many times what one browser may. With the usual 60 that is 20 a
 * second, about 4% of the capacity of two cores.
 */
const browsersAtOneAddress = 20

/** The key a request counts under; null for none. */
type KeyOf = (req: Request, res: Response) => string | null

declare global {
  namespace Express {
    interface Locals {
      /** The limit that refused the request. */
      refusedBy?: KeyOf
    }
  }
}

/** Limits requests per minute from one address, over all routes that share it; 0 is unlimited. */
export function limitRequests(perMinute: number): RequestHandler {
  return limitBy(perMinute, addressOf)
}

/**
 * Limits asking. A browser is known by its cookie, a program by its address, and each has its own limit; one address as
 * a whole may ask 20 times as often. Requests without a cookie count for the address only. The address is checked
 * first: made-up cookies are not remembered once it is refused. Requests over a browser's own limit do not count for
 * the address.
 */
export function limitAsks(perMinute: number): RequestHandler[] {
  return [limitBy(perMinute * browsersAtOneAddress, addressOf), limitBy(perMinute, askerOf)]
}

function limitBy(perMinute: number, keyOf: KeyOf): RequestHandler {
  if (perMinute === 0) return (_req, _res, next) => next()
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req, res) => keyOf(req, res) ?? '',
    skip: (req, res) => keyOf(req, res) === null,
    handler: (_req, res, next) => {
      res.locals.refusedBy = keyOf
      next(new TooManyRequests())
    },
    // One browser must not use up a whole school's limit.
    skipFailedRequests: true,
    requestWasSuccessful: (_req, res) => [undefined, keyOf].includes(res.locals.refusedBy),
    // Anyone can send that header; without TRUST_PROXY it is rightly ignored.
    validate: { xForwardedForHeader: false },
  })
}

function askerOf(req: Request, res: Response): string | null {
  return res.locals.machine ? addressOf(req) : readAskerToken(req)
}

/** An IPv6 subnet counts as one address: a household has billions of them. */
function addressOf(req: Request): string {
  return ipKeyGenerator(req.ip ?? '')
}
