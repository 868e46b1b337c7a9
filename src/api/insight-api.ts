import type { RequestHandler, Router } from 'express'
import { aboutOf, figureNames } from '../content/insights/board/figures.js'
import type { Board } from '../content/insights/board/open-board.js'
import { fixedRoutes as routes } from '../paths/paths.js'
import { NotFound, Unprocessable } from '../platform/web/errors.js'
import { speechOf } from '../platform/web/pages.js'
import { routeTable } from '../platform/web/route-table.js'
import type { ApiDeps } from './api-deps.js'
import { presentApiInsight } from './present-api-insight.js'
import { useQueryLanguage } from './read-api.js'
import { withKey } from './with-key.js'

/** Dependencies of the counts for programs. */
export interface InsightApiDeps extends ApiDeps {
  /** Published counts alone: nobody can be found in them. */
  board: Board
}

/** What families ask, for programs with a key. @param limit comes before the key, so that keys cannot be tried */
export function insightApi(services: InsightApiDeps, limit: RequestHandler): Router {
  const read: RequestHandler = (req, res) => {
    const name = figureNames.find((each) => each === req.params.figure)
    if (!name) throw new NotFound()
    const { query } = req
    const asked = { length: textOf(query.length), day: textOf(query.day) }
    const range = { from: textOf(query.from), until: textOf(query.until) }
    const counts = services.board.read({ ...asked, ...range }, ['', aboutOf(name)])
    if ('key' in counts) throw new Unprocessable([counts])
    const sources = { directory: services.directory(), published: services.published() }
    res.json(presentApiInsight(name, counts, sources, speechOf(res)))
  }
  return routeTable({
    [routes.apiInsight]: { get: [limit, withKey(services), useQueryLanguage(services), read] },
  })
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
