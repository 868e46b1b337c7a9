import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, MessagePort } from 'node:worker_threads'

// Loaded into a service with `--import`. While the folder HOLDS has a file `hold`, a rehearsal that is over does not say so; its
// file `held` is there from then until it has.

const [hold, held] = ['hold', 'held'].map((name) => join(process.env.HOLDS ?? '', name)) as [string, string]

function isReport(said: unknown): boolean {
  const { result } = (said ?? {}) as { result?: unknown }
  return typeof result === 'object' && result !== null && 'proof' in result && 'replay' in result
}

if (!isMainThread) {
  const { postMessage } = MessagePort.prototype
  const never = new Int32Array(new SharedArrayBuffer(4))
  MessagePort.prototype.postMessage = function (...said: Parameters<typeof postMessage>) {
    const isHeld = isReport(said[0]) && existsSync(hold)
    if (isHeld) writeFileSync(held, '')
    while (isHeld && existsSync(hold)) Atomics.wait(never, 0, 0, 10)
    postMessage.apply(this, said)
    if (isHeld) rmSync(held)
  }
}
