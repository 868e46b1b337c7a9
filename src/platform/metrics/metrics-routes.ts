import { type Request, type RequestHandler, Router } from 'express'
import { fixedRoutes } from '../../paths/paths.js'
import { isEqualSecret } from '../secrets/is-equal-secret.js'
import { NotFound, Unauthorized } from '../web/errors.js'
import { routeTable } from '../web/route-table.js'
import type { Metrics } from './metrics.js'

/** What a reverse proxy adds. One on the same computer connects from the loopback address, whoever asks. */
const proxyHeaders = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'x-client-ip',
  'forwarded',
  'via',
  'true-client-ip',
  'cf-connecting-ip',
]

/**
 * `/metrics`, for Prometheus: for programs on this computer, and for those that send the token.
 * @param token null without one: then only programs on this computer
 */
export function metricsRoutes(metrics: Pick<Metrics, 'text' | 'contentType'>, token: string | null): Router {
  const guard: RequestHandler = (req, res, next) => {
    res.locals.machine = true
    const bearer = /^Bearer +(\S+)$/i.exec(req.get('authorization') ?? '')?.[1]
    if (token !== null && bearer !== undefined)
      return next(isEqualSecret(bearer, token) ? undefined : new Unauthorized())
    next(isFromThisComputer(req) ? undefined : new NotFound())
  }
  const show: RequestHandler = async (_req, res) => {
    res.set({ 'Cache-Control': 'no-store', 'Content-Type': metrics.contentType }).end(await metrics.text())
  }
  return Router().use(routeTable({ [fixedRoutes.metrics]: { before: guard, get: show } }))
}

/**
 * The connection itself must come from the loopback address, to one of its names, without a sign of a proxy. A proxy that is
 * not configured (nginx's `proxy_pass` alone) sends nothing of its own, but speaks HTTP/1.0.
 */
function isFromThisComputer(req: Request): boolean {
  const { remoteAddress = '' } = req.socket
  const [, name = ''] = /^(\[[^\]]*\]|[^:]*)/.exec(req.get('host') ?? '') ?? []
  return (
    /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/i.test(remoteAddress) &&
    ['localhost', '127.0.0.1', '[::1]'].includes(name.toLowerCase()) &&
    req.httpVersion !== '1.0' &&
    proxyHeaders.every((header) => req.headers[header] === undefined)
  )
}
