import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { pinoHttp } from 'pino-http'
import type { Log } from './log.js'

/** Gives each request an id, which an error page shows and the log names. */
export function requestId(): RequestHandler {
  return (req, res, next) => {
    req.id = randomBytes(6).toString('hex')
    res.set('X-Request-Id', String(req.id))
    next()
  }
}

/** One line a request: method, path, status, time. No query string, no body, no header: they can hold a concern. */
export function requestLog(log: Log): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (req) => req.id,
    wrapSerializers: false,
    serializers: {
      req: (req: IncomingMessage & { originalUrl?: string }) => ({
        id: req.id,
        method: req.method,
        path: (req.originalUrl ?? req.url ?? '').split('?')[0],
      }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      err: () => undefined,
    },
  }) as RequestHandler
}
