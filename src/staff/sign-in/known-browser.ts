import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import { isEqualSecret } from '../../platform/secrets/is-equal-secret.js'
import type { Secrets } from '../../platform/secrets/secrets.js'
import type { TokenCookie } from './staff-cookies.js'

/** How many people's sign-ins a browser remembers: a front office shares a computer. */
const maxPeople = 8

/**
 * Browsers in which somebody has signed in before. Their attempts are counted separately, so that other people's failures at
 * the same address or account do not lock them out. (OWASP, Slow Down Online Guessing Attacks with Device Cookies.)
 */
export function createKnownBrowsers(secrets: Secrets, cookie: TokenCookie) {
  const markOf = (browser: string, email: string) => secrets.hash(`${browser} ${email}`, 'known browser')

  function read(req: Request): { browser: string; marks: string[] } | null {
    const [browser = '', ...marks] = (cookie.read(req) ?? '').split('.')
    return /^[\w-]{22}$/.test(browser) ? { browser, marks } : null
  }

  return {
    /** The counter key for this browser and account; null for an unknown browser. */
    keyOf(req: Request, email: string): string | null {
      const known = read(req)
      if (!known) return null
      const mark = markOf(known.browser, email)
      return known.marks.some((each) => isEqualSecret(each, mark)) ? mark : null
    },
    /** After a sign-in. Only the latest people are remembered. */
    remember(req: Request, res: Response, email: string): void {
      const { browser, marks } = read(req) ?? { browser: randomBytes(16).toString('base64url'), marks: [] }
      const mark = markOf(browser, email)
      const others = marks.filter((each) => each !== mark)
      cookie.write(res, [browser, mark, ...others].slice(0, maxPeople + 1).join('.'))
    },
  }
}

export type KnownBrowsers = ReturnType<typeof createKnownBrowsers>
