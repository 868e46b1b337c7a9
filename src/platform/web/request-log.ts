import { randomBytes } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { fixedRoutes, languagePrefix, mainLanguage } from '../../paths/paths.js'
import type { Log } from './log.js'
import { asRequest } from './request-context.js'

declare module 'node:http' {
  interface IncomingMessage {
    /** The request's id in the log and on an error page. */
    id: string
  }
}

/** A number of a proxy's: 8 to 64 hexadecimal digits and hyphens, as nginx and Caddy make them. Words cannot be written so. */
const givenId = /^[0-9a-f]{8}[0-9a-f-]{0,56}$/i

/** Gives each request an id, shown on an error page and in each log line: the proxy's, else one of ours. */
export function requestId(): RequestHandler {
  return (req, res, next) => {
    const given = req.get('x-request-id') ?? ''
    req.id = givenId.test(given) ? given : randomBytes(6).toString('hex')
    res.set('X-Request-Id', req.id)
    asRequest({ id: req.id }, next)
  }
}

/**
 * Logs one line per request: method, route, status, time. The route is the pattern (`/answers/:code`), never the
 * address: addresses hold answer codes, link tokens, and typed text.
 */
export function requestLog(log: Log): RequestHandler {
  // An operator who turns these lines on wants them even if the rest of the log is limited to warnings.
  const lines = log.level === 'warn' || log.level === 'error' ? log.child({}, { level: 'info' }) : log
  return (req, res, next) => {
    const start = performance.now()
    res.on('close', () => {
      lines.info(
        {
          request: req.id,
          req: { id: req.id, method: req.method, route: routeOf(req) },
          res: { status: res.statusCode },
          responseTime: Math.round(performance.now() - start),
          ...(res.writableFinished ? {} : { aborted: true }),
        },
        'request',
      )
    })
    next()
  }
}

/** Logged for an address without a route. */
export const noRoute = '(no route)'

/** The pattern of the route that answered: `/es/answers/:code`. */
export function routeOf(req: Request): string {
  const path: string | string[] | undefined = req.route?.path
  if (path !== undefined) return `${mountOf(req)}${[path].flat().join('|')}`
  return req.originalUrl.startsWith(`${fixedRoutes.assets}/`) ? `${fixedRoutes.assets}/*` : noRoute
}

/** Express forgets a router's mount path once the handler has failed. */
function mountOf({ originalUrl, res }: Request): string {
  const mounts = [fixedRoutes.api, languagePrefix(res?.locals.speech?.code ?? mainLanguage)]
  return mounts.find((mount) => mount !== '' && originalUrl.toLowerCase().startsWith(`${mount}/`)) ?? ''
}
