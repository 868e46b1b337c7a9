import type { RequestHandler } from 'express'
import { Forbidden } from './errors.js'

/**
 * Refuses a form sent by another website. Nobody signs in on the public pages, so there is no token: the browser's own
 * headers are enough. A client without them is not a browser that can be tricked.
 */
export function sameOrigin(publicUrl: string | null): RequestHandler {
  const publicHost = publicUrl ? new URL(publicUrl).host : null
  return (req, _res, next) => {
    const site = req.get('sec-fetch-site')
    const origin = req.get('origin')
    const ours = [req.get('host'), publicHost]
    const foreign = site ? !['same-origin', 'none'].includes(site) : origin && !ours.includes(hostOf(origin))
    next(foreign ? new Forbidden() : undefined)
  }
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
