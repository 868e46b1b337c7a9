import type { RequestHandler } from 'express'
import { Forbidden } from './errors.js'

/**
 * Refuses a form that another website sent. Nobody is signed in on the public pages, so there is no token:
 * the browser's own word is enough. A client without these headers is no browser that can be led astray.
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
