import type { Request, RequestHandler, Response } from 'express'
import { type FigureName, figureNames } from '../../content/insights/board/figures.js'
import type { BoardCounts } from '../../content/insights/board/read-figure.js'
import { type UpkeepName, upkeepNames } from '../../content/insights/board/upkeep.js'
import type { InsightPage, PeriodQuery } from '../../paths/insight-paths.js'
import { byteOrderMark, csvLines } from '../../platform/files/csv.js'
import { NotFound, Unprocessable } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { InsightDeps } from './insight-deps.js'
import { figuresOf, presentBoard } from './present-board.js'
import { type FigureView, presentFigure } from './present-figure.js'
import { presentUpkeep } from './present-upkeep.js'
import { stepsForAdmin, stepsForViewer } from './step-of-row.js'

/** What families ask, and how well they are answered. */
export function insightPages(services: InsightDeps, sendPage: SendPage) {
  const { board } = services

  const show: (page: InsightPage) => RequestHandler = (page) => (req, res) => {
    const query = readQuery(req, page)
    const read = board.read({ length: query.length ?? '', day: query.day ?? '' })
    const counts = 'key' in read ? null : read
    const figures = figuresOf[page].flatMap((name) => drawn(name, counts, query, res))
    const sources = {
      ...{ page, query, figures, published: board.published() },
      ...{ period: counts?.period ?? null, fault: 'key' in read ? read : null },
    }
    sendPage(res, presentBoard(sources, speechOf(res)))
  }

  const sendFile: RequestHandler = (req, res) => {
    const name = String(req.params.figure)
    const page = (Object.keys(figuresOf) as InsightPage[]).find((each) =>
      figuresOf[each].some((figure) => figure === name),
    )
    if (!page) throw new NotFound()
    const query = readQuery(req, page)
    const read = board.read({ length: query.length ?? '', day: query.day ?? '' })
    if ('key' in read && isFigure(name)) throw new Unprocessable([{ field: 'day', ...read }])
    const [view] = drawn(name as FigureName, 'key' in read ? null : read, query, res)
    res.attachment(`${name}.csv`).type('text/csv; charset=utf-8').send(asCsv(view!))
  }

  /** @param counts null where there are none: then only figures of the district's own data are drawn */
  function drawn(
    name: FigureName | UpkeepName,
    counts: BoardCounts | null,
    query: PeriodQuery,
    res: Response,
  ): FigureView[] {
    const speech = speechOf(res)
    const { language, now } = services
    const [directory, published] = [services.directory(), services.published()]
    const stepsOf = staffOf(res).account.role === 'admin' ? stepsForAdmin : stepsForViewer
    if (isUpkeep(name)) {
      const sources = { directory, published, languages: language.offered, now: now() }
      return [presentUpkeep(name, { sources, stepsOf }, speech)]
    }
    return counts
      ? [presentFigure(name, { counts, sources: { directory, published }, stepsOf, query }, speech)]
      : []
  }

  return { show, sendFile }
}

const isUpkeep = (name: string): name is UpkeepName => upkeepNames.some((each) => each === name)
const isFigure = (name: string): name is FigureName => figureNames.some((each) => each === name)

/** Fairness needs large numbers: a year unless asked otherwise. */
function readQuery({ query }: Request, page: InsightPage): PeriodQuery {
  const textOf = (name: string) => (typeof query[name] === 'string' ? (query[name] as string).trim() : '')
  return { length: textOf('length') || (page === 'equity' ? 'year' : 'month'), day: textOf('day') }
}

function asCsv({ heads, rows }: FigureView): string {
  const lines = rows.map(({ name, cells }) => [name, ...cells.map(({ text }) => text)])
  return byteOrderMark + csvLines([heads, ...lines])
}
