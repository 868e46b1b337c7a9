import type { Slices } from '../../platform/threads/slices.js'
import { chooseShown, minShown } from './choose-shown.js'
import { type PeriodName, periods } from './periods.js'

/** Inquiries that are shown as one number: those of a row in some weeks. The pieces of a row have no week in common. */
export interface CountPiece {
  period: PeriodName
  /** Number of the period among those of its length. */
  at: number
  /** The weeks that it counts. */
  weeks: readonly number[]
  count: number
}

/** How many inquiries of a row there were, by week. */
export type WeekCounts = ReadonlyMap<number, number>

/** The weeks of which counts are known. */
export interface WeekRange {
  from: number
  /** The first week that has not ended. */
  until: number
  /** The lengths to publish, each a multiple of the one before. Defaults to week, month, year. */
  lengths?: typeof periods | readonly { name: PeriodName; weeks: number }[]
}

/** Part of the parent whose size is known, and in which some rows are not shown yet. */
interface Column {
  weeks: readonly number[]
  /** What is left of it without the rows that were shown. */
  size: number
  /** Indexes of the rows that are hidden in all of its weeks. */
  hidden: ReadonlySet<number>
  /** It was not looked at yet: nothing is known of its rows. */
  isNew: boolean
}

/**
 * Divides the pieces of a parent among its rows, by week, then by month, then by year: each length shows, as one sum, what
 * the shorter ones had to leave out.
 * @param parent null for the rows that have none: they are not parts of a known number
 * @returns the pieces of each row
 */
export function* publishRows(
  parent: readonly CountPiece[] | null,
  rows: readonly WeekCounts[],
  range: WeekRange,
): Slices<CountPiece[][]> {
  const pieces: CountPiece[][] = rows.map(() => [])
  const everyRow = new Set(rows.keys())
  let open: Column[] = []
  for (const { name, weeks: length } of range.lengths ?? periods) {
    const columns = [...open, ...newColumns(parent, name, range, everyRow)]
    open = []
    for (const [at, group] of groupByPeriod(columns, length)) {
      // Later, when the period has ended.
      if ((at + 1) * length > range.until) continue
      const shown = yield* showIn(group, rows, (at + 1) * length)
      for (const { row, count, weeks } of shown) pieces[row]!.push({ period: name, at, weeks, count })
      const left = merge(group, shown)
      if (left.size > 0) open.push(left)
      yield
    }
  }
  return pieces
}

function newColumns(
  parent: readonly CountPiece[] | null,
  period: PeriodName,
  { from, until }: WeekRange,
  hidden: ReadonlySet<number>,
): Column[] {
  const common = { hidden, isNew: true }
  if (parent)
    return parent
      .filter((piece) => piece.period === period && piece.count > 0)
      .map(({ weeks, count }) => ({ weeks, size: count, ...common }))
  if (period !== 'week') return []
  return Array.from({ length: until - from }, (_, i) => ({ weeks: [from + i], size: Infinity, ...common }))
}

function groupByPeriod(columns: readonly Column[], length: number): Map<number, Column[]> {
  const groups = new Map<number, Column[]>()
  for (const column of columns) {
    const at = Math.floor(column.weeks[0]! / length)
    groups.set(at, [...(groups.get(at) ?? []), column])
  }
  return groups
}

interface Shown {
  row: number
  mask: number
  count: number
  weeks: number[]
}

/** @param end the first week after the period: a row that first came up later does not change what is shown of it */
function* showIn(columns: readonly Column[], rows: readonly WeekCounts[], end: number): Slices<Shown[]> {
  const candidates = rows.map((counts, row) => {
    const hiddenIn = columns.filter(({ hidden }) => hidden.has(row))
    const weeks = hiddenIn.flatMap((column) => column.weeks)
    const isSmall = (column: Column) => !column.isNew && sumOf(counts, column.weeks) < minShown
    return {
      ...{ row, weeks, isKnownSmall: hiddenIn.every(isSmall) },
      mask: columns.reduce((mask, { hidden }, i) => (hidden.has(row) ? mask | (1 << i) : mask), 0),
      count: sumOf(counts, weeks),
    }
  })
  return yield* chooseShown(
    columns.map(({ size }) => size),
    candidates.filter(({ row }) => hasComeUp(rows[row]!, end)),
    ({ isKnownSmall }) => isKnownSmall,
  )
}

const sumOf = (counts: WeekCounts, weeks: readonly number[]) =>
  weeks.reduce((sum, week) => sum + (counts.get(week) ?? 0), 0)

function hasComeUp(counts: WeekCounts, end: number): boolean {
  for (const [week, count] of counts) if (week < end && count > 0) return true
  return false
}

/** What is left of several columns. A row that was shown in some of them is no longer told apart in the others. */
function merge(columns: readonly Column[], shown: readonly Shown[]): Column {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
  const hiddenInAll = [...columns[0]!.hidden].filter((row) => columns.every(({ hidden }) => hidden.has(row)))
  const shownRows = new Set(shown.map(({ row }) => row))
  return {
    weeks: columns.flatMap(({ weeks }) => weeks),
    size: sum(columns.map(({ size }) => size)) - sum(shown.map(({ count }) => count)),
    hidden: new Set(hiddenInAll.filter((row) => !shownRows.has(row))),
    isNew: false,
  }
}
