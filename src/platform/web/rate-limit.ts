import type { Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { readAskerToken } from './cookies.js'
import { TooManyRequests } from './errors.js'

/**
 * A whole school may stand behind one address: it may ask so many times what one browser may. With the usual 60 that is 20 a
 * second, about 4 % of what two cores answer.
 */
const browsersAtOneAddress = 20

/** Who a request is counted for; null for nobody. */
type KeyOf = (req: Request, res: Response) => string | null

declare global {
  namespace Express {
    interface Locals {
      /** The limit that refused the request. */
      refusedBy?: KeyOf
    }
  }
}

/** At most this many requests a minute from one address, over all routes that share it; 0 is no limit. */
export function limitRequests(perMinute: number): RequestHandler {
  return limitBy(perMinute, addressOf)
}

/**
 * The limit on asking. A browser is known by its cookie, a program by its address, and each may ask so many times a minute; all
 * of one address together may ask 20 times as often. Who has no cookie yet counts for the address alone. The address comes first:
 * made-up cookies are not remembered once it is refused. What a browser asks above its own limit does not count for the address.
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
    // One browser that never stops must not use up what a whole school may ask.
    skipFailedRequests: true,
    requestWasSuccessful: (_req, res) => [undefined, keyOf].includes(res.locals.refusedBy),
    // Anyone can send that header; without TRUST_PROXY it is not read, which is right.
    validate: { xForwardedForHeader: false },
  })
}

function askerOf(req: Request, res: Response): string | null {
  return res.locals.machine ? addressOf(req) : readAskerToken(req)
}

/** A whole IPv6 network is one address: a household has billions of them. */
function addressOf(req: Request): string {
  return ipKeyGenerator(req.ip ?? '')
}
