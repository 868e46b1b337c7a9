import { timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { Forbidden } from '../web/errors.js'
import { newToken, type Secrets } from './secrets.js'

const life = 12 * 60 * 60_000
const nameOn = (secure: boolean) => (secure ? '__Host-form' : 'form')

/**
 * Tokens of forms before anybody is signed in: a cookie that only our pages get, and its keyed hash in the form. Another website
 * can neither read the cookie nor make the hash.
 */
export function createFormTokens(secrets: Secrets) {
  const hashOf = (cookie: string) => secrets.hash(cookie, 'form')

  /** For the hidden field. Sets the cookie where there is none. */
  function give(req: Request, res: Response): string {
    const held = readCookie(req)
    const cookie = held ?? newToken()
    if (!held)
      res.cookie(nameOn(req.secure), cookie, {
        httpOnly: true,
        sameSite: 'strict',
        secure: req.secure,
        path: '/',
        maxAge: life,
      })
    return hashOf(cookie)
  }

  /** Refuses a form without the token. */
  const check: RequestHandler = (req, _res, next) => {
    const cookie = readCookie(req)
    next(cookie && isSame(req.body?.csrf, hashOf(cookie)) ? undefined : new Forbidden())
  }

  return { give, check }
}

export type FormTokens = ReturnType<typeof createFormTokens>

/** Compares without telling, by the time it takes, how much of it is right. */
export function isSame(given: unknown, wanted: string): boolean {
  if (typeof given !== 'string') return false
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function readCookie(req: Request): string | null {
  const name = `${nameOn(req.secure)}=`
  const pairs = (req.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(name))?.slice(name.length) || null
}
