/** The normal quantile of 95 %. */
const z = 1.96

/** A share with its 95 % interval, 0 to 1: Wilson (1927). @param of one or more */
export function wilson(times: number, of: number): { share: number; low: number; high: number } {
  const share = times / of
  const middle = share + (z * z) / (2 * of)
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return { share, low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) }
}
