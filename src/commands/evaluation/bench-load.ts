/** How long each task took, and how many finished per second. */
export interface LoadResult {
  /** How many run at once. */
  atOnce: number
  done: number
  p50: number
  p99: number
  max: number
  perSecond: number
}

export interface LoadLimits {
  atOnce: number
  /** At most this many tasks … */
  maxRequests: number
  /** … and none started later than this. */
  seconds: number
}

/**
 * Runs tasks, several at once, until either limit is reached.
 * @param work gets its number, from 0
 * @throws what `work` throws: a load with faults measures nothing
 */
export async function runLoad(
  { atOnce, maxRequests, seconds }: LoadLimits,
  work: (n: number) => Promise<unknown>,
): Promise<LoadResult> {
  const took: number[] = []
  const began = performance.now()
  let next = 0
  const oneAfterAnother = async () => {
    while (next < maxRequests && performance.now() - began < seconds * 1000) {
      const started = performance.now()
      await work(next++)
      took.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, oneAfterAnother))
  return { atOnce, ...summarize(took, performance.now() - began) }
}

function summarize(took: number[], ms: number): Omit<LoadResult, 'atOnce'> {
  const sorted = [...took].sort((a, b) => a - b)
  return {
    done: sorted.length,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    max: sorted.at(-1) ?? 0,
    perSecond: (sorted.length / ms) * 1000,
  }
}

/** A percentile, by nearest rank. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
