import { type Constraint, solve } from 'yalps'
import type { PublishedPiece } from '../../../src/content/insights/publish-counts.js'

/** What an attacker wants to count: some cells of the table, by the names of `cellsOf`. */
export interface Target {
  name: string
  cells: readonly string[]
}

/** Something that is known: the sum of some cells. */
export interface KnownSum {
  cells: readonly string[]
  count: number
}

/** A published number as an attacker reads it. @param cellsOf the cells of a path in a week */
export function knownSums(
  pieces: readonly PublishedPiece[],
  cellsOf: (path: PublishedPiece['path'], week: number) => string[],
): KnownSum[] {
  return pieces.map(({ path, weeks, count }) => ({
    cells: weeks.flatMap((week) => cellsOf(path, week)),
    count,
  }))
}

/**
 * Solves for each target: how small and how large could it be, given that all cells are whole numbers, zero or more?
 * @returns those with only one possible size, from 1 to 9
 */
export function findLeaks(
  known: readonly KnownSum[],
  targets: readonly Target[],
): (Target & { count: number })[] {
  return targets.flatMap((target) => {
    const least = Math.ceil(boundOf(known, target, 'minimize') - 1e-6)
    if (least < 1 || least > 9) return []
    const most = Math.floor(boundOf(known, target, 'maximize') + 1e-6)
    return least === most ? [{ ...target, count: least }] : []
  })
}

function boundOf(known: readonly KnownSum[], { cells }: Target, direction: 'minimize' | 'maximize'): number {
  const constraints = new Map<string, Constraint>()
  const variables = new Map<string, Map<string, number>>()
  const variable = (cell: string) => {
    const found = variables.get(cell) ?? new Map<string, number>()
    variables.set(cell, found)
    return found
  }
  known.forEach((sum, i) => {
    constraints.set(`sum ${i}`, { equal: sum.count })
    for (const cell of sum.cells) variable(cell).set(`sum ${i}`, 1)
  })
  for (const cell of cells) variable(cell).set('target', 1)
  const { status, result } = solve(
    { direction, objective: 'target', constraints, variables },
    { checkCycles: true },
  )
  if (status === 'unbounded') return Infinity
  if (status !== 'optimal') throw new Error(`No table has these sums: ${status}`)
  return result
}
