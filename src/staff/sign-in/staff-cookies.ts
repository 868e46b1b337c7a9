import type { Request, Response } from 'express'
import { cookieName, cookiePath, readNamed } from '../../platform/web/cookies.js'
import { recognizedMs, sessionLimits } from './session-store.js'

/** A cookie with one token. */
export interface TokenCookie {
  /** Null for none. */
  read(req: Request): string | null
  write(res: Response, token: string): void
  clear(res: Response): void
}

const minute = 60_000

/**
 * The staff's cookies: hidden from scripts, not sent with other websites' forms. Their names say who can set them
 * (`cookieName`).
 * @param publicUrl if it is HTTPS, cookies are secure, even if a proxy says HTTP
 */
export function createStaffCookies(publicUrl: string | null) {
  const secureAddress = publicUrl?.startsWith('https:') ?? false
  const isSecure = (req: Request) => secureAddress || req.secure

  function cookie(plainName: string, maxAge: number): TokenCookie {
    const nameOn = (req: Request) => cookieName(req, plainName, isSecure(req))
    // Not `strict`, so that it works after a link in a mail, and after single sign-on.
    const options = (req: Request) =>
      ({ httpOnly: true, sameSite: 'lax', secure: isSecure(req), path: cookiePath(req) }) as const
    return {
      read: (req) => readNamed(req, nameOn(req)),
      write: (res, token) => void res.cookie(nameOn(res.req), token, { ...options(res.req), maxAge }),
      clear: (res) => void res.clearCookie(nameOn(res.req), options(res.req)),
    }
  }

  return {
    // Longer than the session, so that a form sent after its end is recognized.
    session: cookie('session', sessionLimits.absoluteMs + recognizedMs),
    /** For forms used before signing in. */
    form: cookie('form', 12 * 60 * minute),
    /** Browsers in which somebody has signed in before; grants no access. */
    known: cookie('known', 180 * 24 * 60 * minute),
    /** While the person is at the provider. */
    sso: cookie('sso', 10 * minute),
  }
}

export type StaffCookies = ReturnType<typeof createStaffCookies>
