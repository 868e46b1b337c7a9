import type { EncoderThread } from './encoder-thread.js'

/** A second encoder while one cannot keep up. */
export interface ExtraEncoder {
  /** Null while there is none; it is not ready at once. */
  thread(): EncoderThread | null
  /** Starts it unless it runs, and keeps it for another `restMs`. */
  need(): void
  /** Ends it now, as after a fault: the next need starts a new one. */
  drop(): Promise<void>
  stop(): Promise<void>
}

/** @param restMs how long nobody needs it before it ends, in milliseconds */
export function createExtraEncoder(start: () => EncoderThread, restMs: number): ExtraEncoder {
  let thread: EncoderThread | null = null
  let resting: NodeJS.Timeout | undefined
  let isStopped = false

  function restLater(): void {
    clearTimeout(resting)
    resting = setTimeout(() => {
      // Ending it now would lose the sentence that it is working on.
      if (thread && thread.waiting() > 0) restLater()
      else void drop()
    }, restMs)
    resting.unref()
  }

  async function drop(): Promise<void> {
    clearTimeout(resting)
    const ended = thread
    thread = null
    await ended?.stop()
  }

  return {
    thread: () => thread,
    need() {
      if (isStopped) return
      thread ??= start()
      restLater()
    },
    drop,
    stop() {
      isStopped = true
      return drop()
    },
  }
}
