import type { RequestHandler } from 'express'
import { currentRequest, type StageTime } from '../web/request-context.js'
import { noRoute, routeOf } from '../web/request-log.js'
import type { Traces } from './traces.js'

/** Traces each request, with the stages of its answer. Belongs below `requestId`. */
export function traceRequests(traces: Traces): RequestHandler {
  return (req, res, next) => {
    const end = traces.begin(req.get('traceparent'))
    const context = currentRequest()
    if (!end || !context) return next()
    const stages: StageTime[] = []
    context.stages = stages
    res.once('close', () => {
      const route = routeOf(req)
      end({
        id: req.id,
        method: req.method,
        route: route === noRoute ? null : route,
        status: res.statusCode,
        cut: !res.writableFinished,
        stages,
      })
    })
    next()
  }
}
