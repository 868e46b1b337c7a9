import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes of the heap that something keeps, without arrays of numbers: the least of three measures, since others allocate beside it. */
export function keptBytes(make: () => unknown): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const measure = () => {
    collect()
    const before = process.memoryUsage().heapUsed
    const made = make()
    collect()
    const kept = process.memoryUsage().heapUsed - before
    return made === undefined ? Number.NaN : kept
  }
  return Math.min(measure(), measure(), measure())
}
