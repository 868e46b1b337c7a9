import { mondayOf } from '../periods.js'
import { type Bounds, boundsOf, type RateRow } from './bounds.js'
import type { Counted } from './counted.js'
import {
  type CountFigure,
  type Figure,
  type FigureName,
  figures,
  type HarmFigure,
  type RateFigure,
  type RateName,
  rateParts,
} from './figures.js'
import type { OnlyRow } from './only-row.js'
import type { ShownCount, Tallies } from './tallies.js'
import type { BoardPeriod } from './week-range.js'

/** The counts of a period, of the one before, and of the same weeks of last year. */
export interface BoardCounts {
  period: BoardPeriod
  now: Tallies
  before: Tallies
  lastYear: Tallies
}

/** A row of a figure. Tallies are null where nothing may be shown. */
export interface FigureRow {
  /** Such as the office of a topic; empty for none. */
  group: string
  /** Null for the whole group. */
  value: string | null
  now: ShownCount | null
  before: ShownCount | null
  lastYear: ShownCount | null
  /** Of figures of harm: how often it was asked about. */
  asked?: ShownCount | null
  /** Of figures of rates: shares by what they tell; null where numbers are too small. */
  rates?: Rates
}

export type Rates = Partial<Record<RateName, Bounds | null>>

export interface FigureData {
  name: FigureName
  kind: Figure['kind']
  /** All that the rows are parts of. */
  total: Pick<FigureRow, 'now' | 'before' | 'lastYear'>
  rows: FigureRow[]
  /** What the rows leave out, because each part is too small; zero for nothing. */
  rest: number
  /** A row that grew much from one week to the next; null for none. */
  jump: Jump | null
}

/** A row's two weeks, the second by its Monday. */
export interface Jump {
  group: string
  value: string | null
  week: string
  times: ShownCount
  before: ShownCount
}

/** The figures that a board limited to one row has. */
export const onlyFigures = ['weeks', 'verdicts'] as const satisfies readonly FigureName[]

/** What `onlyFigures` show of one row. */
export function readOnly(name: (typeof onlyFigures)[number], only: OnlyRow, counts: BoardCounts): FigureData {
  return name === 'weeks' ? readWeeks(name, only, counts) : readResults(name, only, counts)
}

/** Everything that a figure shows of a period. */
export function readFigure(name: FigureName, counts: BoardCounts): FigureData {
  const figure: Figure = figures[name]
  if (figure.kind === 'weeks') return readWeeks(name, everyone(figure.results), counts)
  if (figure.kind === 'rates') return readRates(name, figure, counts)
  if (figure.kind === 'results') return readResults(name, everyone(figure.results), counts)
  const all = readRows(figure, counts)
  const rows = all.filter((row) => !(figure.skipsEmpty && isEmpty(row, figure)))
  const total = inEach(counts, totalOf(figure))
  const shown = all.reduce((sum, { now }) => sum + (now?.times ?? 0), 0)
  return {
    ...{ name, kind: figure.kind, rows, total },
    rest: Math.max(0, (total.now?.times ?? 0) - shown),
    jump: figure.kind === 'counts' && !figure.isOrdered ? findJump(figure, rows, counts) : null,
  }
}

type RowFigure = CountFigure | HarmFigure

/** Where the rows of a property are parts of one of its groups, that group; else everything with these results. */
function totalOf({ results, about, rows }: RowFigure): Counted {
  return typeof rows === 'object' ? { results, about, group: rows.group } : { results }
}

function readRows(figure: RowFigure, counts: BoardCounts): FigureRow[] {
  const { results, about } = figure
  const rows = counts.now
    .rowsOf(results, about)
    .filter((row) => isIn(row, figure))
    .map((row) => ({
      ...row,
      ...inEach(counts, { results, about, ...row }),
      ...(figure.kind === 'harm'
        ? { asked: counts.now.of({ results: askedAbout(about), about, ...row }) }
        : {}),
    }))
  const byKey = (a: FigureRow, b: FigureRow) => compare(keyOf(a), keyOf(b))
  const byTimes = (a: FigureRow, b: FigureRow) => (b.now?.times ?? 0) - (a.now?.times ?? 0)
  return rows.sort((a, b) => (figure.isOrdered ? 0 : byTimes(a, b)) || byKey(a, b))
}

/** The answers among which the wrong ones are. */
const askedAbout = (about: string) =>
  about === 'matter' ? (['right', 'open', 'wrong'] as const) : (['named', 'wrong'] as const)

const keyOf = ({ group, value }: Pick<FigureRow, 'group' | 'value'>) => `${group} ${value ?? ''}`
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

function isIn({ group, value }: Pick<FigureRow, 'group' | 'value'>, { rows }: RowFigure): boolean {
  if (rows === 'groups') return value === null
  return value !== null && (rows === 'values' || rows.group === group)
}

const isEmpty = ({ group, value }: FigureRow, { rows }: RowFigure) =>
  (rows === 'groups' ? group : value) === ''

function inEach({ now, before, lastYear }: BoardCounts, counted: Counted) {
  return { now: now.of(counted), before: before.of(counted), lastYear: lastYear.of(counted) }
}

/** Rows whose numbers are added up, and their results. */
type Rows = Pick<OnlyRow, 'about' | 'rows' | 'results'>

const everyone = (results: Counted['results']): Rows => ({
  results,
  about: '',
  rows: [{ group: '', value: null }],
})

const countedOf = ({ about, rows, results }: Rows): Counted[] =>
  rows.map((row) => ({ about, results, ...row }))

/** The sum of several numbers that may be shown; null for none of them. */
function addShown(all: readonly (ShownCount | null)[]): ShownCount | null {
  const shown = all.filter((each) => each !== null)
  if (shown.length === 0) return null
  const isExact = shown.length === all.length && shown.every((each) => each.isExact)
  return { times: sumOf(shown, ({ times }) => times), isExact }
}

function readWeeks(name: FigureName, own: Rows, counts: BoardCounts): FigureData {
  const { period, now, before, lastYear } = counts
  const at = (tallies: Tallies, week: number) =>
    addShown(countedOf(own).map((counted) => tallies.inWeek(counted, mondayOf(week))))
  const rows = Array.from({ length: period.until - period.from }, (_, i) => ({
    ...{ group: '', value: mondayOf(period.from + i) },
    now: at(now, period.from + i),
    before: at(before, period.before.from + i),
    lastYear: at(lastYear, period.lastYear.from + i),
  }))
  return { name, kind: 'weeks', rows, total: totalsOf(own, counts), rest: 0, jump: null }
}

function totalsOf(own: Rows, { now, before, lastYear }: BoardCounts): FigureData['total'] {
  const of = (tallies: Tallies) => addShown(countedOf(own).map((counted) => tallies.of(counted)))
  return { now: of(now), before: of(before), lastYear: of(lastYear) }
}

/**
 * A week with this many times as many as the one before is worth a sentence, if it has at least so many. A row that grows
 * much as everything does is no news, such as after a vacation: `ahead` is by how much it must outgrow it. Results with both
 * weeks shown must be most of the row, `part` of it: growth of fewer is not the row's.
 */
const jumps = { factor: 1.8, least: 20, ahead: 1.25, part: 0.8 }

function findJump(
  { results, about }: RowFigure,
  rows: readonly FigureRow[],
  { period, now }: BoardCounts,
): Jump | null {
  const found: Jump[] = []
  const all = { results: results.includes('referral') ? (['referral'] as const) : ([''] as const) }
  const mondays = Array.from({ length: period.until - period.from }, (_, i) => mondayOf(period.from + i))
  const growth = mondays.map((monday, i) => {
    const [times, before] = [now.weekOf(all, monday), i > 0 && now.weekOf(all, mondays[i - 1]!)]
    return times && before ? times / before : Infinity
  })
  for (const { group, value, now: shown } of rows) {
    const parts = results.map((result) => {
      const counted = { results: [result], about, group, value }
      return { weeks: now.weeksOf(counted), times: now.of(counted)?.times ?? 0 }
    })
    for (const [i, week] of mondays.entries()) {
      const last = mondays[i - 1] ?? ''
      const known = parts.filter(({ weeks }) => weeks?.has(week) && weeks.has(last))
      if (sumOf(known, ({ times }) => times) < jumps.part * (shown?.times ?? 0)) continue
      const [times, before] = [week, last].map((each) => sumOf(known, ({ weeks }) => weeks!.get(each)!))
      if (times! < jumps.least || times! / before! < Math.max(jumps.factor, jumps.ahead * growth[i]!))
        continue
      const isExact = known.length === parts.length
      found.push({
        group,
        value,
        week,
        times: { times: times!, isExact },
        before: { times: before!, isExact },
      })
    }
  }
  const rise = ({ times, before }: Jump) => times.times - before.times
  return found.sort((a, b) => rise(b) - rise(a))[0] ?? null
}

function sumOf<T>(all: readonly T[], countOf: (each: T) => number): number {
  return all.reduce((sum, each) => sum + countOf(each), 0)
}

function readRates(name: FigureName, figure: RateFigure, counts: BoardCounts): FigureData {
  const { about, rates } = figure
  const results = rateParts[rates.includes('refused') ? 'refused' : 'wrongAnswers'].of
  const rows = counts.now
    .rowsOf(results, about)
    .filter(({ group, value }) =>
      figure.rows === 'groups' ? value === null && group !== '' : value !== null,
    )
    .filter(({ value }) => !(about !== 'lang' && value === ''))
    .map((row) => ({
      ...{ ...row, ...inEach(counts, { results, about, ...row }) },
      rates: ratesOf(counts.now, { about, ...row }, rates),
    }))
    .sort((a, b) => (b.now?.times ?? 0) - (a.now?.times ?? 0) || compare(keyOf(a), keyOf(b)))
  return { name, kind: 'rates', rows, total: inEach(counts, { results: [''] }), rest: 0, jump: null }
}

/** @param row empty for everyone */
export function ratesOf(tallies: Tallies, row: RateRow, names: readonly RateName[]): Rates {
  return Object.fromEntries(names.map((name) => [name, boundsOf(tallies, row, rateParts[name])]))
}

function readResults(name: FigureName, own: Rows, counts: BoardCounts): FigureData {
  const rows = own.results.map((result) => ({
    ...{ group: result, value: null },
    ...totalsOf({ ...own, results: [result] }, counts),
  }))
  return { name, kind: 'results', rows, total: totalsOf(own, counts), rest: 0, jump: null }
}
