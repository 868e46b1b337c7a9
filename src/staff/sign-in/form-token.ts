import type { Request, RequestHandler, Response } from 'express'
import { isEqualSecret } from '../../platform/secrets/is-equal-secret.js'
import { newToken, type Secrets } from '../../platform/secrets/secrets.js'
import { FormExpired } from '../../platform/web/errors.js'
import type { TokenCookie } from './staff-cookies.js'

/**
 * Tokens of forms used before signing in: a cookie that only our pages get, and its keyed hash in the form. Another website
 * can neither read the cookie nor make the hash.
 */
export function createFormTokens(secrets: Secrets, cookie: TokenCookie) {
  /** The token that belongs to a cookie. */
  const of = (held: string) => secrets.hash(held, 'form')

  /** For the hidden field. Sets the cookie if it is missing; forms in other tabs stay valid. */
  function give(req: Request, res: Response): string {
    return of(browserOf(req, res))
  }

  /** The browser's cookie, set if it is missing. */
  function browserOf(req: Request, res: Response): string {
    const held = cookie.read(req) ?? newToken()
    cookie.write(res, held)
    return held
  }

  /** Refuses a form without the token. */
  const check: RequestHandler = (req, _res, next) => {
    const held = cookie.read(req)
    next(held && isEqualSecret(req.body?.csrf, of(held)) ? undefined : new FormExpired())
  }

  return { of, give, browserOf, check }
}

export type FormTokens = ReturnType<typeof createFormTokens>
