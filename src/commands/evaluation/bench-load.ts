/** How long each of many pieces of work took, and how many were done in a second. */
export interface LoadResult {
  /** How many at once. */
  atOnce: number
  done: number
  p50: number
  p99: number
  max: number
  perSecond: number
}

export interface LoadLimits {
  atOnce: number
  /** No more than this many … */
  most: number
  /** … and none begun later than this. */
  seconds: number
}

/**
 * Does one piece of work after another, so many at once, until either limit is reached.
 * @param work told which one it is, from 0
 * @throws what `work` throws: a load with faults in it measures nothing
 */
export async function runLoad(
  { atOnce, most, seconds }: LoadLimits,
  work: (n: number) => Promise<unknown>,
): Promise<LoadResult> {
  const took: number[] = []
  const began = performance.now()
  let next = 0
  const oneAfterAnother = async () => {
    while (next < most && performance.now() - began < seconds * 1000) {
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

/** The value that this share of all is at most: nearest rank. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
