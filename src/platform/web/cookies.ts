import { randomBytes } from 'node:crypto'
import { parse } from 'cookie'
import type { Request, Response } from 'express'
import { basePathIn } from './base-path.js'

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

const nameOn = (req: Request, name: CookieName) => cookieName(req, name, isSecure(req))

/**
 * Over HTTPS only this host can set them, not a neighbor under the same domain. Below a path, where browsers take no `__Host-`,
 * they have the district's name: another one of this host does not read them.
 */
export function cookieName(req: Request, name: string, secure: boolean): string {
  const base = basePathIn(req)
  if (base === '') return secure ? `__Host-${name}` : name
  const own = `${base.slice(base.lastIndexOf('/') + 1)}.${name}`
  return secure ? `__Secure-${own}` : own
}

/** Where browsers send them. */
export const cookiePath = (req: Request): string => `${basePathIn(req)}/`

/** @param keepFor in milliseconds; null until the browser is closed */
export function writeCookie(res: Response, name: CookieName, value: string, keepFor: number | null): void {
  res.cookie(nameOn(res.req, name), value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(res.req),
    path: cookiePath(res.req),
    ...(keepFor === null ? {} : { maxAge: keepFor }),
  })
}

/** Removes a cookie from the browser. */
export function dropCookie(res: Response, name: CookieName): void {
  res.clearCookie(nameOn(res.req, name), {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(res.req),
    path: cookiePath(res.req),
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
