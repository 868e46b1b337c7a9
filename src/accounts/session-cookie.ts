import type { Request, Response } from 'express'
import { sessionLimits } from './session-store.js'

/** `__Host-`: a browser takes it from this host alone, over https alone. On plain http that cannot be had. */
const nameOn = (secure: boolean) => (secure ? '__Host-session' : 'session')

const options = (secure: boolean) =>
  ({ httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: sessionLimits.absoluteMs }) as const

/** The token of the browser's session; null for none. */
export function readSessionCookie(req: Request): string | null {
  const name = `${nameOn(req.secure)}=`
  const pairs = (req.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(name))?.slice(name.length) || null
}

export function writeSessionCookie(res: Response, token: string): void {
  const { secure } = res.req
  res.cookie(nameOn(secure), token, options(secure))
}

export function clearSessionCookie(res: Response): void {
  const { secure } = res.req
  const { maxAge: _, ...rest } = options(secure)
  res.clearCookie(nameOn(secure), rest)
}
