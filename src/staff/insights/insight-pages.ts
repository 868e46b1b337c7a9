import type { Request, RequestHandler, Response } from 'express'
import { existsNow } from '../../content/insights/board/exists-now.js'
import { aboutOf, type FigureName, figureNames } from '../../content/insights/board/figures.js'
import { aboutOfOnly, findOnly, type OnlyRow } from '../../content/insights/board/only-row.js'
import { type BoardCounts, onlyFigures } from '../../content/insights/board/read-figure.js'
import { type UpkeepName, upkeepNames } from '../../content/insights/board/upkeep.js'
import type { PeriodFault } from '../../content/insights/board/week-range.js'
import type { InsightPage, PeriodQuery } from '../../paths/insight-paths.js'
import { byteOrderMark, csvLines } from '../../platform/files/csv.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { mayAct } from '../sign-in/may-act.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { InsightDeps } from './insight-deps.js'
import { figuresOf, presentBoard } from './present-board.js'
import { type FigureView, presentFigure } from './present-figure.js'
import { presentUpkeep } from './present-upkeep.js'
import { presentQuality, presentQualityFigure } from './quality/present-quality.js'
import { type QualityName, qualityNames, qualityNights } from './quality/quality-sources.js'
import { stepsForAdmin, stepsForViewer } from './step-of-row.js'

/** What families ask, and how well they are answered. */
export function insightPages(services: InsightDeps, sendPage: SendPage) {
  const { board } = services

  const show: (page: InsightPage) => RequestHandler = (page) => (req, res) => {
    const query = readQuery(req, page)
    const names = query.only ? onlyFigures : figuresOf[page]
    const read = readCounts(names, query)
    const counts = 'key' in read ? null : read
    const figures = names.flatMap((name) => drawn(name, counts, query, res))
    const sources = {
      ...{ page, query, figures, published: board.published(), languages: services.language.offered },
      sources: { directory: services.directory(), published: services.published() },
      ...{ period: counts?.period ?? null, only: counts?.only ?? null, fault: 'key' in read ? read : null },
    }
    sendPage(res, presentBoard(sources, speechOf(res)))
  }

  /** The counts of a page's figures, and the row that it is limited to. */
  function readCounts(names: readonly string[], query: PeriodQuery): ShownCounts | PeriodFault {
    const abouts = names.filter(isFigure).map(aboutOf)
    const { length = '', day = '', from = '', until = '', only: asked = '' } = query
    const counts = board.read({ length, day, from, until }, ['', aboutOfOnly(asked), ...abouts])
    if ('key' in counts) return counts
    const only = findOnly(asked, counts, (kind, key) =>
      existsNow(kind, key, services.directory(), services.language),
    )
    return only && 'values' in only ? only : { ...counts, only }
  }

  const sendFile: RequestHandler = (req, res, next) => {
    const name = String(req.params.figure)
    if (isQuality(name)) return send(res, presentQualityFigure(name, qualitySources(), false, speechOf(res)))
    const page = (Object.keys(figuresOf) as InsightPage[]).find((each) =>
      [...figuresOf[each], ...(req.query.only && each === 'asked' ? onlyFigures : [])].some(
        (figure) => figure === name,
      ),
    )
    if (!page) throw new NotFound()
    const query = readQuery(req, page)
    if (query.only && !onlyFigures.some((each) => each === name)) throw new NotFound()
    const read = readCounts([name], query)
    // The page says what is wrong, and has the fields to change it.
    if ('key' in read && isFigure(name)) return show(page)(req, res, next)
    const [view] = drawn(name as FigureName, 'key' in read ? null : read, query, res)
    send(res, view!)
  }

  const showQuality: RequestHandler = (_req, res) => {
    const mayEdit = mayAct(staffOf(res).account.role, 'editor')
    sendPage(res, presentQuality(qualitySources(), mayEdit, speechOf(res)))
  }

  const qualitySources = () => ({
    nights: services.shopper.nights(qualityNights),
    causesOf: services.shopper.causesOf,
    grades: services.grading.shown(),
    timeZone: services.directory().district.timeZone,
  })

  /** @param counts null where there are none: then only figures of the district's own data are drawn */
  function drawn(
    name: FigureName | UpkeepName,
    counts: ShownCounts | null,
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
      ? [
          presentFigure(
            name,
            { counts, only: counts.only, sources: { directory, published }, stepsOf, query },
            speech,
          ),
        ]
      : []
  }

  return { show, showQuality, sendFile }
}

interface ShownCounts extends BoardCounts {
  /** Null for everything. */
  only: OnlyRow | null
}

const isUpkeep = (name: string): name is UpkeepName => upkeepNames.some((each) => each === name)
const isQuality = (name: string): name is QualityName => qualityNames.some((each) => each === name)
const isFigure = (name: string): name is FigureName => figureNames.some((each) => each === name)

/** Fairness needs large numbers: a year unless asked otherwise. */
function readQuery({ query }: Request, page: InsightPage): PeriodQuery {
  const textOf = (name: string) => (typeof query[name] === 'string' ? (query[name] as string).trim() : '')
  const range = { from: textOf('from'), until: textOf('until') }
  const length = textOf('length') || (page === 'equity' ? 'year' : 'month')
  // Its schools and languages lead to the first page, where a board of one has its place.
  const only = page === 'asked' ? textOf('only') : ''
  return range.from || range.until ? { ...range, only } : { length, day: textOf('day'), only }
}

function send(res: Response, view: FigureView): void {
  res.attachment(`${view.name}.csv`).type('text/csv; charset=utf-8').send(asCsv(view))
}

function asCsv({ heads, rows }: FigureView): string {
  const lines = rows.map(({ name, cells }) => [name, ...cells.map(({ text }) => text)])
  return byteOrderMark + csvLines([heads, ...lines])
}
