import type { Log } from '../web/log.js'

/** An opened part that must be closed. */
export interface Closable {
  /** @param stepMs how long each of its steps may take, in milliseconds */
  close(stepMs: number): Promise<void>
}

/** Collects opened parts, and closes them in reverse order. */
export function closeInReverse(log: Log) {
  const opened: Closable[] = []
  return {
    open<C extends Closable>(part: C): C {
      opened.push(part)
      return part
    },
    /** Never rejects: a part that fails is logged, and the rest is closed. */
    async close(stepMs: number): Promise<void> {
      for (const part of opened.splice(0).reverse()) {
        try {
          await part.close(stepMs)
        } catch (error) {
          log.error({ fault: String(error) }, 'A part failed to stop')
        }
      }
    },
  }
}
