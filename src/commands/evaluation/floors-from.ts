import type { Floors, HelpFloors } from './floors.js'
import type { Share } from './intervals.js'
import type { Measures } from './measure.js'
import type { DangerShares, HelpShares } from './measure-danger.js'

/** A group with fewer says too little to hold a floor. */
const fewest = { hits: 15, help: 5 }

/** How far a floor is from what was measured: a hundredth, or one concern where that is more. */
const margin = (count: number) => Math.max(0.01, 1 / count)

const everyday = 'everyday (none)'

/** Floors a margin under what was measured, ceilings a margin above it. Everyday concerns never get the lines: no margin there. */
export function floorsFrom({ groups, danger, outOfScope }: Measures): Floors {
  const all = groups.find(({ name }) => name === 'all')
  const known = groups.filter(({ name, count }) => name === 'all' || count >= fewest.hits)
  return {
    groups: Object.fromEntries(
      known.map(({ name, count, hit1, strict1, hit3 }) => [
        name,
        { hit1: under(hit1, count), strict1: under(strict1, count), hit3: under(hit3, count) },
      ]),
    ),
    ...helpFloors(danger),
    languages: kept(danger.byLanguage, helpFloors),
    kinds: kept(danger.byKind, kindFloors),
    ...floor('outOfScopeRefused', outOfScope),
    ...(all && { maxRefused: above(all.refused, all.count) }),
  }
}

function helpFloors({ now, anyHelp, falseAlarms, needlessHelp }: DangerShares): HelpFloors {
  return {
    ...floor('crisisRecall', now),
    ...floor('anyHelp', anyHelp),
    ...ceiling('maxFalseAlarms', falseAlarms),
    ...ceiling('maxNeedlessHelp', needlessHelp),
  }
}

function kindFloors({ now, any }: HelpShares, kind: string): NonNullable<Floors['kinds']>[string] {
  if (kind === everyday) return { maxNow: now.share, ...ceiling('maxAny', any) }
  if (kind.endsWith('(none)')) return { ...ceiling('maxNow', now), ...ceiling('maxAny', any) }
  return { ...(kind.endsWith('(now)') ? floor('now', now) : ceiling('maxNow', now)), ...floor('any', any) }
}

function kept<S, F extends object>(
  measured: readonly [string, S][],
  floorsOf: (shares: S, name: string) => F,
): Record<string, F> {
  const all = measured.map(([name, shares]) => [name, floorsOf(shares, name)] as const)
  return Object.fromEntries(all.filter(([, floors]) => Object.keys(floors).length > 0))
}

function floor<K extends string>(name: K, { share, count }: Share): { [key in K]?: number } {
  return count < fewest.help ? {} : ({ [name]: under(share, count) } as { [key in K]?: number })
}

function ceiling<K extends string>(name: K, { share, count }: Share): { [key in K]?: number } {
  return count < fewest.help ? {} : ({ [name]: above(share, count) } as { [key in K]?: number })
}

/** To the thousandth, down. */
function under(share: number, count: number): number {
  return Math.floor(1000 * Math.max(0, share - margin(count))) / 1000
}

/** To the thousandth, up. */
function above(share: number, count: number): number {
  return Math.ceil(1000 * Math.min(1, share + margin(count))) / 1000
}
