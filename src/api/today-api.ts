import type { Request, RequestHandler, Response, Router } from 'express'
import type { TodayActor } from '../content/today/today-lines.js'
import { momentOf } from '../directory/page-moment.js'
import { linesInForce } from '../directory/today/today-line.js'
import { fixedRoutes as routes } from '../paths/paths.js'
import { allowAnyOrigin } from '../platform/web/cross-origin.js'
import { NotFound, Unprocessable } from '../platform/web/errors.js'
import { speechOf } from '../platform/web/pages.js'
import { jsonBody } from '../platform/web/request-body.js'
import { routeTable } from '../platform/web/route-table.js'
import type { ApiDeps } from './api-deps.js'
import { presentApiToday } from './present-api-today.js'
import { useQueryLanguage } from './read-api.js'
import { readApiToday } from './read-api-today.js'
import { readPlaces } from './read-places.js'
import { readQuery, topicQuery } from './read-query.js'
import { withKey } from './with-key.js'

/** Changes of today lines per minute and address: an alert system sends one or two a day. */
export const todayChangesPerMinute = 30

/**
 * Today lines for programs, mounted at `/api/v1`: anyone reads them, and a program with a key posts them, and ends its own.
 * @param limit of changes; it comes before the key, so that keys cannot be tried
 */
export function todayApi(services: ApiDeps, limit: RequestHandler): Router {
  const { todayLines, now } = services
  const hasKey = withKey(services)

  /** Never from a cache: a closure is news at once. */
  const list: RequestHandler = (req, res) => {
    const { directory, speech } = momentOf(services, req, res)
    const { school } = readPlaces(readQuery(topicQuery, req.query), directory)
    const lines = linesInForce(directory, now(), school?.slug ?? null)
    const today = lines.map((line) => presentApiToday(line, speech))
    res.set('Cache-Control', 'no-cache').json({ today })
  }

  /** 201; or 200 when it is there already, so that a program may send it again. */
  const post: RequestHandler = (req, res) => {
    const { timeZone } = services.directory().district
    const posted = todayLines.post(readApiToday(req.body, timeZone), actorOf(req, res))
    if (Array.isArray(posted)) throw new Unprocessable(posted)
    res.status(posted.isNew ? 201 : 200).json(presentApiToday(posted.line, speechOf(res)))
  }

  const endOne: RequestHandler = (req, res) => {
    if (!todayLines.end(Number(req.params.id), actorOf(req, res))) throw new NotFound()
    res.json({ ended: 1 })
  }

  const endAll: RequestHandler = (req, res) => {
    const actor = actorOf(req, res)
    res.json({ ended: todayLines.endAll(actor.key, actor) })
  }

  return routeTable({
    [routes.apiToday]: {
      get: [allowAnyOrigin(), useQueryLanguage(services), list],
      post: [limit, hasKey, jsonBody(), post],
      delete: [limit, hasKey, endAll],
    },
    [routes.apiTodayLine]: { delete: [limit, hasKey, endOne] },
  })
}

function actorOf(req: Request, res: Response): TodayActor & { key: number } {
  const { programKey } = res.locals
  if (!programKey) throw new Error('This route needs a key')
  return { name: programKey.name, account: null, key: programKey.id, from: req.ip ?? '' }
}
