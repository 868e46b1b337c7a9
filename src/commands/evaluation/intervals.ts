import { accuracyOf } from '../../content/rehearsal/replay.js'

/** A share of a group with its 95 % interval (Wilson 1927). Shares from 0 to 1; `share` is NaN for an empty group. */
export interface Share {
  count: number
  share: number
  low: number
  high: number
}

/** The share of items that meet a condition. */
export function shareOf<T>(items: readonly T[], holds: (item: T) => boolean): Share {
  const { right, count, low, high } = accuracyOf(items.map(holds))
  return { count, share: right / count, low, high }
}

/** Groups by a key, in the order of the keys; items without a key are left out. */
export function groupByKey<T>(items: readonly T[], keyOf: (item: T) => string | undefined): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}
