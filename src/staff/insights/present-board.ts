import type { FigureName } from '../../content/insights/board/figures.js'
import { type NameSources, nameOnly } from '../../content/insights/board/name-row.js'
import type { OnlyRow } from '../../content/insights/board/only-row.js'
import type { UpkeepName } from '../../content/insights/board/upkeep.js'
import {
  type BoardPeriod,
  type PeriodFault,
  type WeekSpan,
  weeksIn,
} from '../../content/insights/board/week-range.js'
import { mondayOf, sundayOf } from '../../content/insights/periods.js'
import { type InsightPage, insightPaths, type PeriodQuery } from '../../paths/insight-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordValues } from '../../platform/language/wording.js'
import type { Page } from '../../platform/web/pages.js'
import { onlyChoices } from './only-choices.js'
import type { FigureView } from './present-figure.js'

/** The figures of each page, in order. */
export const figuresOf: Record<InsightPage, readonly (FigureName | UpkeepName)[]> = {
  asked: ['weeks', 'topics', 'offices', 'outside', 'hours', 'levels', 'schools', 'languages', 'channels'],
  answers: [
    ...(['outcomes', 'verdicts', 'right-offices', 'right-topics', 'wrong-offices', 'wrong-topics'] as const),
    ...(['wrong-rules', 'misses', 'ties'] as const),
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
  fault: PeriodFault | null
  /** Null for everything. */
  only: OnlyRow | null
  sources: NameSources
  /** BCP 47 codes of the languages that families may choose. */
  languages: readonly string[]
  figures: readonly FigureView[]
  /** The weeks with counts; null before the first ones. */
  published: { from: number; until: number } | null
}

export function presentBoard(sources: BoardSources, speech: Speech): Page {
  const { page, query, period, fault, figures, published } = sources
  const { t, code } = speech
  const said = fault && t(fault.key, withDates(fault.values, speech))
  const field = fault && (['until', 'only'].includes(fault.field) ? fault.field : 'from')
  const problems = said && published ? [{ href: `#${field}`, message: said }] : null
  const model = {
    title: t(`insights.place.${page}`),
    lead: t(`insights.lead.${page}`),
    action: insightPaths.page(page, code),
    fields: ['from', 'until'].map((id) => ({
      ...{
        id,
        label: t(`insights.${id as 'from' | 'until'}`),
        fault: problems && field === id ? said : null,
      },
      value: daysOf(query, period)[id as 'from' | 'until'],
    })),
    only:
      page === 'asked' && published
        ? onlyField(sources, problems && field === 'only' ? said : null, speech)
        : null,
    quick: published ? quickLinks(sources, published, speech) : [],
    fault: said,
    problems,
    isEmpty: published === null,
    span: period && spanText(period, speech),
    onlyName: sources.only && nameOnly(sources.only, sources.sources, speech),
    notes: period && published ? notesOf(period, published, sources, speech) : [],
    ...neighbors(sources, speech),
    figures,
  }
  return { view: 'staff/insights/board', status: problems ? 422 : 200, model }
}

/** As given, also where something is wrong with them; else those of the period. */
function daysOf(
  { from, until, day }: PeriodQuery,
  period: BoardPeriod | null,
): { from: string; until: string } {
  if (from || until || !period) return { from: from || day || '', until: until || '' }
  return { from: mondayOf(period.from), until: sundayOf(period.until - 1) }
}

function onlyField({ query, only, sources, languages }: BoardSources, fault: string | null, speech: Speech) {
  const groups = onlyChoices(sources.directory, languages, query.only ?? '', speech)
  const isListed = groups.some(({ options }) => options.some(({ chosen }) => chosen))
  // Such as a school that is gone.
  const other = only && !isListed ? { value: query.only ?? '', label: nameOnly(only, sources, speech) } : null
  return { fault, groups, other }
}

/** The periods that most people look for. */
function quickLinks(
  { page, query, period }: BoardSources,
  published: NonNullable<BoardSources['published']>,
  { t, code }: Speech,
) {
  const { only = '' } = query
  const thisYear = { length: 'year', day: mondayOf(published.until - 1), only }
  const links: { name: 'month' | 'year' | 'thisYear'; query: PeriodQuery }[] = [
    { name: 'month', query: { length: 'month', only } },
    { name: 'year', query: { length: 'year', only } },
    ...(published.until % weeksIn.year === 0 ? [] : [{ name: 'thisYear' as const, query: thisYear }]),
  ]
  return links.map(({ name, query: asked }) => ({
    label: t(`insights.quick.${name}`),
    href: insightPaths.page(page, code, asked),
    isCurrent: period !== null && query.length === asked.length && (query.day ?? '') === (asked.day ?? ''),
  }))
}

/** What else to know about the weeks shown. */
function notesOf(
  period: BoardPeriod,
  published: NonNullable<BoardSources['published']>,
  { only }: BoardSources,
  speech: Speech,
): string[] {
  const { t, date } = speech
  const { asked } = period
  const first = date(mondayOf(published.from), 'year')
  const days = asked && { from: date(asked.from, 'year'), until: date(asked.until, 'year') }
  return [
    ...(days ? [t('insights.rounded', days), t('insights.settles')] : []),
    ...(published.from > period.from ? [t('insights.began', { date: first })] : []),
    ...(period.isOpen ? [t('insights.open'), t('insights.settles')] : []),
    ...(period.length === 'range' ? [t('insights.pieces')] : []),
    ...(period.until - period.from > weeksIn.year ? [t('insights.longRange')] : []),
    ...(only ? [t('insights.onlyWhy')] : []),
  ]
}

/** Dates among the values of a fault are written for people. */
export function withDates(values: WordValues, { date }: Speech): WordValues {
  const isDate = (value: unknown): value is string => /^\d{4}-\d\d-\d\d$/.test(String(value))
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isDate(value) ? date(value, 'year') : value]),
  )
}

function spanText({ from, until }: BoardPeriod, { t, date }: Speech): string {
  return t('insights.span', { from: date(mondayOf(from), 'year'), until: date(sundayOf(until - 1), 'year') })
}

/** The periods on both sides; null where there are no counts. */
function neighbors({ page, query, period, published }: BoardSources, { code }: Speech) {
  const none = { earlier: null, later: null }
  if (!period || !published) return none
  const hasCounts = ({ from, until }: WeekSpan) => until > published.from && from < published.until
  const at = (by: number) => {
    const span = { from: period.from + by, until: period.until + by }
    if (!hasCounts(span)) return null
    const { length } = period
    const asked =
      length === 'range'
        ? { from: mondayOf(span.from), until: sundayOf(span.until - 1) }
        : { length, day: mondayOf(Math.max(span.from, published.from)) }
    return insightPaths.page(page, code, { ...asked, only: query.only ?? '' })
  }
  const weeks = period.length === 'range' ? period.until - period.from : weeksIn[period.length]
  return { earlier: at(-weeks), later: at(weeks) }
}
