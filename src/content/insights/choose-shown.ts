import type { Slices } from '../../platform/threads/slices.js'

/** The smallest count that may be shown or worked out, unless it is zero. */
export const minShown = 10

/** A row that could be shown: its hidden count in some columns. */
export interface Candidate {
  /** Bit i: it is hidden in column i, and `count` includes that. */
  mask: number
  count: number
}

/**
 * Chooses the rows of a table whose hidden counts may be shown as one sum each. A column's size is known already, so showing
 * rows tells what is left of it. The rules:
 * 1. For every set of columns, what is left after all shown rows that are hidden only there is 10 or more.
 * 2. In every column, at least one row is not shown: something may be left in each.
 *
 * Otherwise the smallest of these rows is withheld, too (complementary suppression). Nothing may be left over at all only where
 * that tells nothing new: in a single column, or when each row was hidden everywhere.
 * @param sizes of the columns, each 10 or more; at most 16
 * @param rows every row that is hidden somewhere
 * @param isKnownSmall whether a row's counts were withheld before because each is under 10, so that its size is limited
 */
export function* chooseShown<C extends Candidate>(
  sizes: readonly number[],
  rows: readonly C[],
  isKnownSmall: (row: C) => boolean = () => false,
): Slices<C[]> {
  let shown = rows.filter(({ count, mask }) => count >= minShown && mask > 0)
  // Nine in each column would be the only way to a sum of nine times the columns.
  shown = shown.filter((one) => !isKnownSmall(one) || one.count <= 8 * countBits(one.mask))
  shown.sort((a, b) => b.count - a.count)
  if (sizes.length === 1 && isFullOfNines(sizes[0]!, rows, shown)) shown.pop()
  for (;;) {
    const fault = findFault(sizes, rows, shown)
    if (!fault) return shown
    shown.splice(shown.findLastIndex(fault), 1)
    yield
  }
}

/** Which shown rows break a rule; null for none. */
function findFault(
  sizes: readonly number[],
  rows: readonly Candidate[],
  shown: readonly Candidate[],
): ((row: Candidate) => boolean) | null {
  const all = 2 ** sizes.length - 1
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
  const isNothingLeft = sum(sizes) === sum(shown.map(({ count }) => count))
  if (isNothingLeft && (sizes.length === 1 || shown.every(({ mask }) => mask === all))) return null
  const tooSmall = findTooSmall(sizes, shown, all)
  if (tooSmall !== null) return ({ mask }) => (mask & ~tooSmall) === 0
  const unshown = rows.filter((row) => !shown.includes(row))
  const isIn = (i: number) => (row: Candidate) => (row.mask & (1 << i)) !== 0
  const bare = sizes.findIndex(
    (size, i) => Number.isFinite(size) && shown.some(isIn(i)) && !unshown.some(isIn(i)),
  )
  return bare < 0 ? null : isIn(bare)
}

/** The hidden rows of a column are so few for what is left that each must be nearly 10. */
function isFullOfNines(size: number, candidates: readonly Candidate[], shown: readonly Candidate[]): boolean {
  const left = size - shown.reduce((sum, { count }) => sum + count, 0)
  return (
    Number.isFinite(left) && left > 8 * (candidates.filter(({ count }) => count > 0).length - shown.length)
  )
}

/** A set of columns of which too little is left; null for none. */
function findTooSmall(sizes: readonly number[], shown: readonly Candidate[], all: number): number | null {
  const within = sumWithin(shown, all)
  const size = new Float64Array(all + 1)
  for (let set = 1; set <= all; set++) {
    const last = 31 - Math.clz32(set)
    size[set] = size[set & ~(1 << last)]! + sizes[last]!
    if (size[set]! - within[set]! < minShown) return set
  }
  return null
}

/** For each set of columns: the sum of the rows that are hidden only there. */
function sumWithin(shown: readonly Candidate[], all: number): Float64Array {
  const sums = new Float64Array(all + 1)
  for (const { mask, count } of shown) sums[mask]! += count
  for (let bit = 1; bit <= all; bit <<= 1)
    for (let set = 1; set <= all; set++) if (set & bit) sums[set]! += sums[set & ~bit]!
  return sums
}

function countBits(mask: number): number {
  let count = 0
  for (let rest = mask; rest > 0; rest &= rest - 1) count++
  return count
}
