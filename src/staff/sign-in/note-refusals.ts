import type { ErrorRequestHandler } from 'express'
import type { RecordEvent } from '../../platform/audit/audit-event.js'
import { toWebError } from '../../platform/web/errors.js'
import type { Log } from '../../platform/web/log.js'
import { routeOf } from '../../platform/web/request-log.js'

/**
 * Notes every 403 with the route's pattern: of who is signed in for the audit log, of strangers for the log of the service.
 * The address itself is left out: it may say whom a page is about.
 */
export function noteRefusals(record: RecordEvent, log: Log): ErrorRequestHandler {
  return (thrown, req, res, next) => {
    const { status, name: reason } = toWebError(thrown)
    if (status === 403) {
      const details = { method: req.method, route: res.locals.room ?? routeOf(req), reason }
      try {
        const who = res.locals.staff?.account ?? null
        if (who) record({ who, what: 'access-refused', about: null, from: req.ip ?? '', details })
        else log.warn({ request: req.id, ...details }, 'Access was refused')
      } catch (error) {
        // The page still comes where the database is locked.
        log.error({ error: (error as Error).name, ...details }, 'A refused access could not be noted')
      }
    }
    next(thrown)
  }
}
