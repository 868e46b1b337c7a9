import type { ThreadLike } from './thread-like.js'

/** In milliseconds. */
const everyMs = 250

/**
 * Detects a hung thread: no message, and no return to its event loop. Waiting for work is a sign of life; long work
 * must send messages.
 * @param silentMs how long it may be silent, in milliseconds; called repeatedly
 * @param onSilent called once
 */
export function watchThread(worker: ThreadLike, silentMs: () => number, onSilent: () => void): void {
  let idle = 0
  let quiet = 0
  // Counts ticks, not time: after a suspend, or while the main thread is busy, its threads must not look
  // dead.
  const timer = setInterval(() => {
    const now = worker.performance.eventLoopUtilization().idle
    quiet = now > idle ? 0 : quiet + everyMs
    idle = now
    if (quiet < silentMs()) return
    clearInterval(timer)
    onSilent()
  }, everyMs)
  timer.unref()
  worker.on('message', () => {
    quiet = 0
  })
  worker.once('exit', () => clearInterval(timer))
}
