import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import type { KeptWork } from './kept-bytes.js'
import { keptThings } from './kept-things.js'

/** Others allocate beside what is measured. */
const tries = 3

const { thing, bytes } = workerData as KeptWork
const make: () => unknown = keptThings[thing]
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function heldBytes(): number {
  collect()
  return process.memoryUsage().heapUsed
}

async function measure(): Promise<number> {
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
parentPort?.postMessage(kept)
