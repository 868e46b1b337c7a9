import type { Log } from '../../platform/web/log.js'
import type { OptOutStore } from './opt-out-store.js'

/** Who wants no texts from us. A wish counts at once, also while the database does not take it. */
export interface OptOuts {
  has(number: string): boolean
  set(number: string, out: boolean): void
  /** Brings what is held to the database, as far as it takes it. */
  handOver(): void
}

/** @param againMs between two tries, in milliseconds */
export function createOptOuts(store: OptOutStore, now: () => Date, log: Log, againMs = 5000): OptOuts {
  const held = new Map<string, { out: boolean; at: Date }>()
  let again: NodeJS.Timeout | null = null

  function handOver(): void {
    try {
      for (const [number, { out, at }] of held) {
        if (out) store.add(number, at)
        else store.remove(number)
        held.delete(number)
      }
    } catch (error) {
      if (again) return
      log.error(
        { fault: (error as Error).message, held: held.size },
        'The database does not take who wants no texts; it is held in memory, and tried again',
      )
      again = setInterval(handOver, againMs).unref()
    }
    if (held.size > 0 || !again) return
    clearInterval(again)
    again = null
  }

  /** While the database cannot say, who texts us is answered: help must not wait for it. */
  function isStoredOut(number: string): boolean {
    try {
      return store.has(number)
    } catch (error) {
      log.error({ fault: (error as Error).message }, 'The database does not say who wants no texts')
      return false
    }
  }

  return {
    handOver,
    has: (number) => held.get(number)?.out ?? isStoredOut(number),
    set: (number, out) => {
      held.set(number, { out, at: now() })
      handOver()
    },
  }
}
