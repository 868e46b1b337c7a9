import type { RequestHandler } from 'express'
import { basePathOf } from './base-path.js'
import { Forbidden } from './errors.js'

/**
 * Refuses a form sent by another website. Nobody signs in on the public pages, so there is no token: the browser's own
 * headers are enough. A client without them is not a browser that can be tricked. Below a path, a page of another district of
 * the same host is another website, too.
 */
export function sameOrigin(publicUrl: string | null): RequestHandler {
  const publicHost = publicUrl ? new URL(publicUrl).host : null
  const base = basePathOf(publicUrl)
  return (req, _res, next) => {
    const site = req.get('sec-fetch-site')
    const origin = req.get('origin')
    const ours = [req.get('host'), publicHost]
    const foreign = site ? !['same-origin', 'none'].includes(site) : origin && !ours.includes(hostOf(origin))
    next(foreign || isFromElsewhere(base, req.get('referer')) ? new Forbidden() : undefined)
  }
}

/** A browser that names no path keeps it to itself. */
function isFromElsewhere(base: string, referer: string | undefined): boolean {
  if (base === '' || !referer || !URL.canParse(referer)) return false
  const { pathname } = new URL(referer)
  return pathname !== '/' && !pathname.startsWith(`${base}/`)
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
