/**
 * Letters to delete, insert, replace or swap with a neighbor to turn one word into another. Our own because it is
 * bounded.
 * @param limit gives up above this, with `limit + 1`
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  if (limit === 1) return a === b ? 0 : isOneSlip(a, b) ? 1 : 2
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
    }
    if (Math.min(...row) > limit) return limit + 1
    before = above
    above = row
  }
  return above[b.length]!
}

/**
 * One letter more, less, different, or two neighbors swapped (Damerau 1964: four in five misspellings). Without a
 * table, because one typed word is compared with hundreds.
 */
export function isOneSlip(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const [left, other] = [endA - start, endB - start]
  if (left <= 1 && other <= 1) return left + other > 0
  return left === 2 && other === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]
}
