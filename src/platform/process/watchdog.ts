import inspector from 'node:inspector'
import { startWorker } from '../threads/start-worker.js'

const beatEveryMs = 250

/** What the main thread shares with the watchdog: how often it beat, and whether somebody debugs it. */
export interface Heartbeat {
  /** Two numbers: beats, and 1 while a debugger may hold the thread. */
  shared: Int32Array<SharedArrayBuffer>
  logs: boolean
}

/**
 * Starts a thread that ends the process once the main thread has stood still for three seconds, and reports where it stood. Only
 * where a supervisor starts it again.
 * @param options.logs whether a line is written to the log
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
  startWorker('./watchdog-worker', import.meta.url, heartbeat, { maxOldGenerationSizeMb: 64 }).unref()
}
