import type { Request, Response } from 'express'
import { readCookie } from '../../platform/web/cookies.js'
import { sessionLimits } from './session-store.js'

/** A cookie that holds one token. */
export interface TokenCookie {
  /** Null for none. */
  read(req: Request): string | null
  write(res: Response, token: string): void
  clear(res: Response): void
}

const minute = 60_000

/**
 * The cookies of those who sign in: no script reads them, no other website's form sends them. Over https they bear the
 * prefix `__Host-`: the browser then takes them from this very host alone.
 * @param publicUrl when it is https, so are the cookies, whatever a proxy in front says
 */
export function createStaffCookies(publicUrl: string | null) {
  const secureAddress = publicUrl?.startsWith('https:') ?? false
  const isSecure = (req: Request) => secureAddress || req.secure

  function cookie(plainName: string, maxAge: number): TokenCookie {
    const nameOn = (req: Request) => (isSecure(req) ? `__Host-${plainName}` : plainName)
    // Not `strict`: whoever comes by a link in a letter, or back from the single sign-on, has it with them.
    const options = (req: Request) =>
      ({ httpOnly: true, sameSite: 'lax', secure: isSecure(req), path: '/' }) as const
    return {
      read: (req) => readCookie(req, nameOn(req)),
      write: (res, token) => void res.cookie(nameOn(res.req), token, { ...options(res.req), maxAge }),
      clear: (res) => void res.clearCookie(nameOn(res.req), options(res.req)),
    }
  }

  return {
    session: cookie('session', sessionLimits.absoluteMs),
    /** For forms before anybody is signed in. */
    form: cookie('form', 12 * 60 * minute),
    /** Browsers in which somebody has signed in before: it opens nothing. */
    known: cookie('known', 180 * 24 * 60 * minute),
    /** While somebody is at the single sign-on. */
    sso: cookie('sso', 10 * minute),
  }
}

export type StaffCookies = ReturnType<typeof createStaffCookies>
