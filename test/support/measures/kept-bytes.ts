import assert from 'node:assert/strict'
import { once } from 'node:events'
import { startWorker } from '../../../src/platform/threads/start-worker.js'
import type { keptThings } from './kept-things.js'

/** What to measure, and how many bytes it may keep. */
export interface KeptWork {
  thing: keyof typeof keptThings
  bytes: number
}

/**
 * Asserts that something keeps fewer bytes of the heap, without arrays of numbers, in the best of three tries. It stops at the
 * first that does: each collects all garbage twice, of a thread of its own, because that of all tests takes half a second.
 */
export async function assertKeepsLess(bytes: number, thing: KeptWork['thing']): Promise<void> {
  const worker = startWorker('./kept-bytes-worker', import.meta.url, { thing, bytes } satisfies KeptWork)
  const ended = once(worker, 'exit')
  const [kept] = (await once(worker, 'message')) as [number[]]
  await ended
  assert.ok(kept.at(-1)! < bytes, `${kept.join(', ')} bytes`)
}
