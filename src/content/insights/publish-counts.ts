import type { Slices } from '../../platform/threads/slices.js'
import { type CountPiece, publishRows, type WeekCounts, type WeekRange } from './publish-rows.js'

/** Inquiries with something in common, and what they can be divided by. */
export interface CountNode {
  key: string
  counts: WeekCounts
  /** Ways to divide them: each inquiry of the node is in exactly one row of each way. */
  ways: CountWay[]
}

export interface CountWay {
  /** Such as `lang`. */
  about: string
  rows: CountNode[]
}

/** A number that may be shown: the inquiries of a node in some weeks. */
export interface PublishedPiece extends CountPiece {
  /** From the top: `about` and `key` of each step. Empty for all inquiries. */
  path: readonly { about: string; key: string }[]
}

/**
 * Decides which counts may be shown, so that no count from 1 to 9 is shown or follows from those shown.
 *
 * Everything shown is a sum of pieces: sets of inquiries that each have 10 or more. Pages, filters, ranges, comparisons and
 * files only add pieces up, so they cannot tell more than the list of pieces does.
 *
 * Why the list tells no small count. Let S be any set of cells (row by week) whose total follows from the list.
 * 1. One way of dividing one node. In each period, rows and columns (`chooseShown`) are a table with known sums, one
 *    row of which is the rest: the rows not shown, at least one in each column. It keeps 10 or more in each set of columns,
 *    after taking away all rows that are hidden only there. So (max flow, min cut) some table with these sums is positive in
 *    every cell, and only sums of whole lines can follow: S has one value per column on the rest (0 or 1; C are the columns with
 *    1), and differs from it only in rows hidden inside C or outside of C. Its total is the sizes of C, less rows inside C, plus
 *    rows outside: 10 or more by the rule, or a sum of rows of 10 or more.
 * 2. Longer periods. A row is shown, or counts as rest, for a year only in months in which it was hidden throughout: the
 *    month's rest has it in every column, so 1 holds for the months, and within each month for its weeks.
 * 3. Several ways. The list has sums of one way at a time. Two inquiries in the same piece of the node may trade their
 *    values of one way, and every sum stays. So S can depend on one way only in each piece, and 1 applies.
 * 4. Parts of parts. A row's pieces are known numbers of 10 or more: the columns of the table one level below.
 */
export function* publishCounts(root: CountNode, range: WeekRange): Slices<PublishedPiece[]> {
  const [all = []] = yield* publishRows(null, [root.counts], range)
  return yield* publishNode(root, all, [], range)
}

function* publishNode(
  node: CountNode,
  pieces: readonly CountPiece[],
  path: PublishedPiece['path'],
  range: WeekRange,
): Slices<PublishedPiece[]> {
  const published = pieces.map((piece) => ({ ...piece, path }))
  for (const { about, rows } of node.ways) {
    const counts = rows.map((row) => row.counts)
    const divided = yield* publishRows(pieces, counts, range)
    for (const [i, row] of rows.entries())
      published.push(...(yield* publishNode(row, divided[i]!, [...path, { about, key: row.key }], range)))
  }
  return published
}
