import { eachInSlices, runSlices, type Slices } from '../threads/slices.js'

/** Groups rows by a key, in their order. (`Map.groupBy` is not in Node 20.) */
export function groupBy<T, K>(rows: Iterable<T>, keyOf: (row: T) => K): Map<K, T[]> {
  return runSlices(groupBySlices(rows, keyOf))
}

/** The same in slices, for many rows. */
export function* groupBySlices<T, K>(rows: Iterable<T>, keyOf: (row: T) => K): Slices<Map<K, T[]>> {
  const groups = new Map<K, T[]>()
  yield* eachInSlices(rows, (row) => {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  })
  return groups
}
