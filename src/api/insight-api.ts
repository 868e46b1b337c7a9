import type { Request, RequestHandler, Router } from 'express'
import type { WeeklyGrading } from '../content/grading/weekly-grading.js'
import { existsNow } from '../content/insights/board/exists-now.js'
import { aboutOf, type FigureName, figureNames } from '../content/insights/board/figures.js'
import { aboutOfOnly, findOnly } from '../content/insights/board/only-row.js'
import type { Board } from '../content/insights/board/open-board.js'
import { onlyFigures } from '../content/insights/board/read-figure.js'
import type { MysteryShopper } from '../content/shopper/mystery-shopper.js'
import { fixedRoutes as routes } from '../paths/paths.js'
import { wording } from '../platform/language/wording.js'
import { NotFound, Unprocessable } from '../platform/web/errors.js'
import { speechOf } from '../platform/web/pages.js'
import { routeTable } from '../platform/web/route-table.js'
import type { ApiDeps } from './api-deps.js'
import { presentApiInsight } from './present-api-insight.js'
import { presentApiQuality } from './present-api-quality.js'
import { presentApiUpkeep } from './present-api-upkeep.js'
import { useQueryLanguage } from './read-api.js'
import { withKey } from './with-key.js'

/** Dependencies of the counts for programs. */
export interface InsightApiDeps extends ApiDeps {
  /** Published counts alone: nobody can be found in them. */
  board: Board
  /** The nightly test questions. */
  shopper: Pick<MysteryShopper, 'nights' | 'causesOf'>
  /** What two people said of real questions. */
  grading: Pick<WeeklyGrading, 'shown'>
}

/** How many nights are told, as on the page. */
const qualityNights = 28

/** What families ask, for programs with a key. @param limit comes before the key, so that keys cannot be tried */
export function insightApi(services: InsightApiDeps, limit: RequestHandler): Router {
  const read: RequestHandler = (req, res) => {
    const name = figureNames.find((each) => each === req.params.figure)
    if (!name) throw new NotFound()
    const { only: asked, ...period } = readQuery(req, name)
    const counts = services.board.read(period, ['', aboutOfOnly(asked), aboutOf(name)])
    if ('key' in counts) throw new Unprocessable([counts])
    const sources = { directory: services.directory(), published: services.published() }
    const only = findOnly(asked, counts, (kind, key) =>
      existsNow(kind, key, sources.directory, services.language),
    )
    if (only && 'values' in only) throw new Unprocessable([only])
    res.json(presentApiInsight(name, { ...counts, only }, sources, speechOf(res)))
  }

  const readQuality: RequestHandler = (_req, res) => {
    const { shopper, grading } = services
    res.json(presentApiQuality(grading.shown(), shopper.nights(qualityNights), shopper.causesOf))
  }

  const readUpkeep: RequestHandler = (_req, res) => {
    const { language, now } = services
    const sources = { directory: services.directory(), published: services.published(), now: now() }
    res.json(presentApiUpkeep({ ...sources, languages: language.offered }, speechOf(res)))
  }

  const before = [limit, withKey(services), useQueryLanguage(services)]
  return routeTable({
    [routes.apiQuality]: { get: [...before, readQuality] },
    [routes.apiUpkeep]: { get: [...before, readUpkeep] },
    [routes.apiInsight]: { get: [...before, read] },
  })
}

/** @throws {Unprocessable} where a figure cannot be limited to one thing, or something is given twice */
function readQuery({ query }: Request, name: FigureName) {
  const textOf = (field: string) => {
    const value = query[field] ?? ''
    if (typeof value !== 'string') throw new Unprocessable([{ field, ...wording('insights.fault.twice') }])
    return value.trim()
  }
  const asked = { length: textOf('length'), day: textOf('day'), from: textOf('from'), until: textOf('until') }
  const only = textOf('only')
  if (only !== '' && !onlyFigures.some((each) => each === name))
    throw new Unprocessable([
      { field: 'only', ...wording('insights.fault.onlyFigures', { figures: onlyFigures.join(', ') }) },
    ])
  return { ...asked, only }
}
