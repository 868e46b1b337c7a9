import type { ErrorRequestHandler } from 'express'
import type { AuditEvent, RecordEvent } from '../../platform/audit/audit-event.js'
import { toWebError } from '../../platform/web/errors.js'
import type { Log } from '../../platform/web/log.js'
import { routeOf } from '../../platform/web/request-log.js'
import type { Account } from './account-store.js'

/** Minimum time between two rows for one account and route, in milliseconds. */
const rowEveryMs = 60_000

/**
 * Records every 403 with the route's pattern: in the audit log for signed-in people, in the service's log for others. Omits
 * the address, which may say whom a page is about.
 */
export function noteRefusals(record: RecordEvent, log: Log, everyMs = rowEveryMs): ErrorRequestHandler {
  const noteOf = createRefusalRows(record, log, everyMs)
  return (thrown, req, res, next) => {
    const { status, name: reason } = toWebError(thrown)
    if (status === 403) {
      const details = { method: req.method, route: res.locals.room ?? routeOf(req), reason }
      const who = res.locals.staff?.account ?? null
      if (who) noteOf(who, req.ip ?? '', details)
      else log.warn({ request: req.id, ...details }, 'Access was refused')
    }
    next(thrown)
  }
}

/** Writes the first refusal at once; those of the next minute share a row, with their number as `times`. */
function createRefusalRows(record: RecordEvent, log: Log, everyMs: number) {
  const since = new Map<string, { times: number; event: AuditEvent }>()

  function write(event: AuditEvent): void {
    try {
      record(event)
    } catch (error) {
      // The page must still appear if the database is locked.
      log.error({ error: (error as Error).name, ...event.details }, 'Cannot record a refusal')
    }
  }

  function writeAgain(key: string): void {
    const held = since.get(key)
    if (!held || held.times === 0) return void since.delete(key)
    write({ ...held.event, details: { ...held.event.details, times: held.times } })
    held.times = 0
    setTimeout(writeAgain, everyMs, key).unref()
  }

  return (who: Account, from: string, details: { route: string } & Record<string, unknown>): void => {
    const key = `${who.id} ${details.route}`
    const event = { who, what: 'access-refused', about: null, from, details } as const
    const held = since.get(key)
    if (held) {
      Object.assign(held, { times: held.times + 1, event })
      return
    }
    since.set(key, { times: 0, event })
    setTimeout(writeAgain, everyMs, key).unref()
    write(event)
  }
}
