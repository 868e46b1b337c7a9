import type { RequestHandler } from 'express'
import type { Log } from './log.js'

const words =
  'Requests come through a proxy (X-Forwarded-For), and TRUST_PROXY is 0: for the limits everybody has the address of the proxy. ' +
  'Set TRUST_PROXY to the number of proxies in front.'

/**
 * Warns once that there seems to be a proxy missing from the settings.
 * @param trustProxy the number of known proxies
 */
export function noteProxy(
  trustProxy: number,
  { log, say }: { log: Log; say(words: string): void },
): RequestHandler {
  let isSaid = trustProxy > 0
  return (req, _res, next) => {
    if (!isSaid && req.headers['x-forwarded-for'] !== undefined) {
      isSaid = true
      log.warn(words)
      say(words)
    }
    next()
  }
}
