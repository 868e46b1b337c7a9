import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes of the heap that something keeps, without arrays of numbers: the least of three measures, since others allocate beside it. */
export function keptBytes(make: () => unknown): number {
  const heldBytes = createHeldBytes()
  const measure = () => {
    const before = heldBytes()
    const made = make()
    const kept = heldBytes() - before
    return made === undefined ? Number.NaN : kept
  }
  return Math.min(measure(), measure(), measure())
}

/** The same of something that is made over time. */
export async function keptBytesLater(make: () => Promise<unknown>): Promise<number> {
  const heldBytes = createHeldBytes()
  const measure = async () => {
    const before = heldBytes()
    const made = await make()
    const kept = heldBytes() - before
    return made === undefined ? Number.NaN : kept
  }
  return Math.min(await measure(), await measure(), await measure())
}

function createHeldBytes(): () => number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  return () => {
    collect()
    return process.memoryUsage().heapUsed
  }
}
