import type { Bounds } from '../../content/insights/board/bounds.js'
import { type FigureName, ratesIn } from '../../content/insights/board/figures.js'
import { type NameSources, nameGroup, nameRow } from '../../content/insights/board/name-row.js'
import type { OnlyRow } from '../../content/insights/board/only-row.js'
import {
  type BoardCounts,
  type FigureData,
  type FigureRow,
  onlyFigures,
  readFigure,
  readOnly,
} from '../../content/insights/board/read-figure.js'
import type { ShownCount } from '../../content/insights/board/tallies.js'
import { wilson } from '../../content/insights/board/wilson.js'
import type { PeriodQuery } from '../../paths/insight-paths.js'
import { insightPaths } from '../../paths/insight-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'
import { drawFigure } from './draw-figure.js'
import type { Picture } from './picture.js'
import { rateHeads } from './rate-heads.js'
import { boundsText, countText, hasNumbers, sayFigure } from './say-figure.js'
import type { RowSteps } from './step-of-row.js'

/** A figure as its page, and its file, show it. */
export interface FigureView {
  name: string
  heading: string
  /** One or two plain sentences. */
  sentence: string
  /** What else to know; null for nothing. */
  note: string | null
  /** Null where there is nothing to draw: the sentence says so. */
  picture: (Picture & { legend: string }) | null
  /** The heads of the table; the first is that of the names. */
  heads: string[]
  rows: RowView[]
  csv: string
}

export interface RowView extends RowSteps {
  name: string
  cells: { head: string; text: string }[]
}

export interface FigureTools {
  counts: BoardCounts
  /** Null for everything. */
  only: OnlyRow | null
  sources: NameSources
  /** Where a row leads for whoever looks at it. */
  stepsOf(figure: FigureName, row: FigureRow & { name: string }, speech: Speech): RowSteps
  query: PeriodQuery
}

export function presentFigure(name: FigureName, tools: FigureTools, speech: Speech): FigureView {
  const data = readData(name, tools)
  const nameOf = namerOf(data, tools.sources, speech)
  const columns = columnsOf(data, speech)
  const heads = columns.map(({ head }) => speech.t(`insights.head.${head}` as WordKey))
  const rows = data.rows.map((row) => {
    const own = nameOf(row)
    const cells = columns.map(({ textOf }, i) => ({ head: heads[i]!, text: textOf(row) }))
    return { name: own, cells, ...tools.stepsOf(name, { ...row, name: own }, speech) }
  })
  const isShown = hasNumbers(data)
  return {
    name,
    heading: speech.t(`insights.figure.${name}`),
    sentence: sayFigure(data, nameOf, { ...tools.counts, only: tools.only }, speech),
    note: noteOf(data, speech),
    picture: isShown ? drawFigure(data, nameOf, speech) : null,
    heads: [speech.t('insights.head.name'), ...heads],
    rows: isShown ? [...rows, ...restRow(data, columns.length, heads, speech)] : [],
    csv: insightPaths.file(name, speech.code, tools.query),
  }
}

/** A topic that several offices answer has a row for each of them. */
function namerOf({ name, rows }: FigureData, sources: NameSources, speech: Speech) {
  const times = new Map<string | null, number>()
  for (const { value } of rows) times.set(value, (times.get(value) ?? 0) + 1)
  return (row: Pick<FigureRow, 'group' | 'value'>) => {
    const own = nameRow(name, row, sources, speech)
    if (!row.value || !row.group || (times.get(row.value) ?? 0) < 2) return own
    return speech.t('insights.ofOffice', { name: own, office: nameGroup(name, row.group, sources, speech) })
  }
}

function readData(name: FigureName, { counts, only }: FigureTools): FigureData {
  const own = only && onlyFigures.find((each) => each === name)
  return own ? readOnly(own, only, counts) : readFigure(name, counts)
}

interface TableColumn {
  head: string
  textOf(row: FigureRow): string
}

function columnsOf(data: FigureData, speech: Speech): TableColumn[] {
  const tally = (head: string, of: (row: FigureRow) => ShownCount | null | undefined): TableColumn => ({
    head,
    textOf: (row) => shown(of(row), speech),
  })
  if (data.kind === 'harm')
    return [
      tally('asked', ({ asked }) => asked),
      tally('wrong', ({ now }) => now),
      { head: 'share', textOf: ({ now, asked }) => intervalText(shareOf(now, asked), speech) },
      tally('before', ({ before }) => before),
      tally('lastYear', ({ lastYear }) => lastYear),
    ]
  if (data.kind === 'rates')
    return [
      tally('asked', ({ now }) => now),
      ...ratesIn(data.name).map((rate) => ({
        head: rateHeads[rate],
        textOf: ({ rates }: FigureRow) => intervalText(rates?.[rate] ?? null, speech),
      })),
    ]
  return [
    tally('now', ({ now }) => now),
    tally('before', ({ before }) => before),
    tally('lastYear', ({ lastYear }) => lastYear),
  ]
}

const shown = (tally: ShownCount | null | undefined, speech: Speech) =>
  tally ? countText(tally, speech) : speech.t('insights.notShown')

/** Of exact numbers alone: others would give a share that is too high or too low. */
function shareOf(times: ShownCount | null, of: ShownCount | null | undefined): Bounds | null {
  return times?.isExact && of?.isExact ? wilson(times.times, of.times) : null
}

function intervalText(bounds: Bounds | null, speech: Speech): string {
  return bounds ? boundsText(bounds, speech) : speech.t('insights.tooSmall')
}

function noteOf({ kind, name, rows }: FigureData, { t }: Speech): string | null {
  if (kind === 'weeks' && rows.some(({ now }) => now && !now.isExact)) return t('insights.weeksNote')
  if (kind === 'harm') return rows.length > 0 ? t('insights.harmNote') : null
  if (kind !== 'rates') return null
  return ratesIn(name).includes('again')
    ? `${t('insights.judgedNote')} ${t('insights.againNote')}`
    : t('insights.judgedNote')
}

/** All rows that are left out, as one. */
function restRow(
  { kind, rest }: FigureData,
  columns: number,
  heads: readonly string[],
  speech: Speech,
): RowView[] {
  if (kind !== 'counts' || rest === 0) return []
  const cells = Array.from({ length: columns }, (_, i) => ({
    head: heads[i]!,
    text: i === 0 ? speech.number(rest) : '',
  }))
  return [{ name: speech.t('insights.rest'), cells, href: null, steps: [] }]
}
