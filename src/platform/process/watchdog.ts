import inspector from 'node:inspector'
import { startWorker } from '../threads/start-worker.js'

const beatEveryMs = 250

/** Shared with the watchdog: the beat count, and whether a debugger is attached. */
export interface Heartbeat {
  /** Two numbers: beats, and 1 while a debugger may hold the thread. */
  shared: Int32Array<SharedArrayBuffer>
  logs: boolean
}

/** It needs next to nothing. */
const threadLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 1 }

/**
 * Starts a thread that ends the process when the main thread has hung for three seconds, and reports where; not when it
 * gets no processor. Only under a supervisor, which restarts it.
 * @param options.logs whether to write to the log
 */
export function startWatchdog(options: { logs: boolean }): void {
  const shared = new Int32Array(new SharedArrayBuffer(8))
  const beat = () => {
    Atomics.add(shared, 0, 1)
    Atomics.store(shared, 1, inspector.url() === undefined ? 0 : 1)
  }
  beat()
  setInterval(beat, beatEveryMs).unref()
  const heartbeat: Heartbeat = { shared, ...options }
  startWorker('./watchdog-worker', import.meta.url, heartbeat, threadLimits).unref()
}
