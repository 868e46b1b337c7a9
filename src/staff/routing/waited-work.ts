import { settlesWithin } from '../../platform/threads/settles-within.js'

/** Work that may take longer than a proxy waits for a page: the page says so, and asks again. */
export interface WaitedWork<T> {
  /** @param key of the work: while it goes on, the same is not begun twice, and another begins after it */
  begin(key: string, work: () => Promise<T>): void
  /**
   * Waits for it a little. Whoever asks first after its end gets the result.
   * @throws what the work throws
   */
  wait(): Promise<{ result: T } | 'goesOn' | 'none'>
}

/** A page that waits asks again within seconds; later, a result may be outdated. */
const keptMs = 60_000

/** @param waitMs how long a request waits, in milliseconds */
export function createWaitedWork<T>(waitMs: () => number): WaitedWork<T> {
  let current: { key: string; ended: Promise<T> } | null = null
  return {
    begin(key, work) {
      if (current?.key === key) return
      const next = { key, ended: current ? current.ended.then(work, work) : work() }
      const forget = () => {
        if (current === next) current = null
      }
      const forgetLater = () => void setTimeout(forget, keptMs).unref()
      next.ended.then(forgetLater, forgetLater)
      current = next
    },
    async wait() {
      const asked = current
      if (!asked) return 'none'
      const hasEnded = await settlesWithin(waitMs(), asked.ended).catch(() => true)
      if (!hasEnded) return 'goesOn'
      if (current === asked) current = null
      return { result: await asked.ended }
    },
  }
}
