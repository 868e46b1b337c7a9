import type { FigureName } from '../../content/insights/board/figures.js'
import type { UpkeepName } from '../../content/insights/board/upkeep.js'
import { type BoardPeriod, lengths, weeksIn } from '../../content/insights/board/week-range.js'
import { mondayOf, sundayOf } from '../../content/insights/periods.js'
import { type InsightPage, insightPaths, type PeriodQuery } from '../../paths/insight-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Wording } from '../../platform/language/wording.js'
import type { Page } from '../../platform/web/pages.js'
import type { FigureView } from './present-figure.js'

/** The figures of each page, in order. */
export const figuresOf: Record<InsightPage, readonly (FigureName | UpkeepName)[]> = {
  asked: ['weeks', 'topics', 'offices', 'outside', 'hours', 'levels', 'schools', 'languages', 'channels'],
  answers: [
    ...(['outcomes', 'misses', 'ties', 'wrong-offices', 'wrong-topics', 'wrong-rules'] as const),
    ...(['danger', 'danger-kinds'] as const),
  ],
  equity: ['fair-languages', 'fair-schools'],
  upkeep: [
    ...(['promises', 'referral-outcomes', 'referral-offices', 'referral-channels'] as const),
    ...(['contact-age', 'ownerless', 'coverage'] as const),
  ],
}

export interface BoardSources {
  page: InsightPage
  /** As given. */
  query: PeriodQuery
  /** Null with a fault. */
  period: BoardPeriod | null
  /** Why there is no such period; null for none. */
  fault: Wording | null
  figures: readonly FigureView[]
  /** The weeks with counts; null before the first ones. */
  published: { from: number; until: number } | null
}

export function presentBoard(sources: BoardSources, speech: Speech): Page {
  const { page, query, period, fault, figures } = sources
  const { t, code } = speech
  const said = fault && t(fault.key, withDates(fault, speech))
  const model = {
    title: t(`insights.place.${page}`),
    lead: t(`insights.lead.${page}`),
    action: insightPaths.page(page, code),
    lengths: lengths.map((value) => ({
      value,
      label: t(`insights.lengths.${value}`),
      chosen: value === (period?.length ?? query.length),
    })),
    day: query.day || (period ? mondayOf(period.from) : ''),
    fault: said,
    problems: said && sources.published ? [{ href: '#day', message: said }] : null,
    isEmpty: sources.published === null,
    span: period && spanText(period, speech),
    isOpen: period?.isOpen ?? false,
    ...neighbors(sources, speech),
    figures,
  }
  return { view: 'staff/insights/board', status: model.problems ? 422 : 200, model }
}

/** Dates among the values of a fault are written for people. */
function withDates({ values }: Wording, { date }: Speech): Wording['values'] {
  const isDate = (value: unknown): value is string => /^\d{4}-\d\d-\d\d$/.test(String(value))
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isDate(value) ? date(value, 'year') : value]),
  )
}

function spanText({ from, until }: BoardPeriod, { t, date }: Speech): string {
  return t('insights.span', { from: date(mondayOf(from), 'year'), until: date(sundayOf(until - 1), 'year') })
}

/** The periods on both sides; null where there are no counts. */
function neighbors({ page, period, published }: BoardSources, { code }: Speech) {
  const at = (week: number) =>
    period && published && week >= published.from && week < published.until
      ? insightPaths.page(page, code, { length: period.length, day: mondayOf(week) })
      : null
  if (!period || !published) return { earlier: null, later: null }
  const earlier = Math.max(period.from - weeksIn[period.length], published.from)
  return {
    earlier: period.from > published.from ? at(earlier) : null,
    later: at(period.from + weeksIn[period.length]),
  }
}
