import type { RequestHandler } from 'express'
import { Unauthorized } from '../platform/web/errors.js'
import type { ApiDeps } from './api-deps.js'

declare global {
  namespace Express {
    interface Locals {
      /** The key of a program. */
      programKey?: { id: number; name: string }
    }
  }
}

/** Admits programs with a key that an admin made. Mount a limit before it, so that keys cannot be tried. */
export function withKey({ todayLines, now }: Pick<ApiDeps, 'todayLines' | 'now'>): RequestHandler {
  return (req, res, next) => {
    const [, secret = ''] = /^Bearer +(\S+)$/i.exec(req.get('authorization') ?? '') ?? []
    const key = secret === '' ? null : todayLines.keys.use(secret, now())
    if (!key) throw new Unauthorized()
    res.locals.programKey = key
    res.set('Cache-Control', 'no-store')
    next()
  }
}
