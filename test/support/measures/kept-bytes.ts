import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Others allocate beside what is measured. */
const tries = 3

/**
 * Asserts that something keeps fewer bytes of the heap, without arrays of numbers, in the best of three tries. It stops at the
 * first that does: each collects all garbage twice.
 */
export async function assertKeepsLess(bytes: number, make: () => unknown): Promise<void> {
  const heldBytes = createHeldBytes()
  const measure = async () => {
    // An awaited value is let go only in the next turn.
    await setImmediate()
    const before = heldBytes()
    const made = await make()
    const kept = heldBytes() - before
    return made === undefined ? Number.NaN : kept
  }
  // What only the first time leaves.
  await make()
  const kept: number[] = []
  while (kept.length < tries && !(kept.at(-1)! < bytes)) kept.push(await measure())
  assert.ok(kept.at(-1)! < bytes, `${kept.join(', ')} bytes`)
}

function createHeldBytes(): () => number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  return () => {
    collect()
    return process.memoryUsage().heapUsed
  }
}
