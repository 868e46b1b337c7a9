import { randomBytes } from 'node:crypto'
import { parse } from 'cookie'
import type { Request, Response } from 'express'

/**
 * `asker`: links a browser to its typed texts. `asked`: the codes of its answers, sealed. `school`: the school chosen last. `language`: the language picked last.
 * `desk-school`, `desk-lang`: the school and caller language that the front office works with; the language for one call.
 */
export type CookieName = 'asker' | 'asked' | 'school' | 'language' | 'desk-school' | 'desk-lang'

/** @returns null for none, or an empty one */
export function readCookie(req: Request, name: CookieName): string | null {
  return readNamed(req, nameOn(req, name))
}

/**
 * Of cookies with the same name, the first counts. Broken percent-encoding stays as it is.
 * @param fullName as the browser sends it
 * @returns null for none, or an empty one
 */
export function readNamed(req: Request, fullName: string): string | null {
  return parse(req.get('cookie') ?? '')[fullName] || null
}

/** True on https, by PUBLIC_URL or as the proxy says. */
function isSecure(req: Request): boolean {
  return req.secure || req.app?.get('public https') === true
}

/** Over HTTPS only this host can set them, not a neighbor under the same domain. */
function nameOn(req: Request, name: CookieName): string {
  return isSecure(req) ? `__Host-${name}` : name
}

/** @param keepFor in milliseconds; null until the browser is closed */
export function writeCookie(res: Response, name: CookieName, value: string, keepFor: number | null): void {
  res.cookie(nameOn(res.req, name), value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(res.req),
    path: '/',
    ...(keepFor === null ? {} : { maxAge: keepFor }),
  })
}

/** Removes a cookie from the browser. */
export function dropCookie(res: Response, name: CookieName): void {
  res.clearCookie(nameOn(res.req, name), {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(res.req),
    path: '/',
  })
}

/** The browser's token, new if it has none: 128 random bits that say nothing about anyone. */
export function askerToken(req: Request, res: Response, keepFor: number): string {
  const token = readAskerToken(req) ?? randomBytes(16).toString('base64url')
  writeCookie(res, 'asker', token, keepFor)
  return token
}

/** The browser's existing token; null for none. */
export function readAskerToken(req: Request): string | null {
  const held = readCookie(req, 'asker')
  return held && /^[\w-]{22}$/.test(held) ? held : null
}
