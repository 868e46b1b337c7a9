import { setTimeout as wait } from 'node:timers/promises'

/** Pause between tries, in milliseconds; doubled each time. */
const pauses = { first: 2000, longest: 5 * 60_000 }

/**
 * Retries until it works.
 * @param isOver true when it is no longer needed; ends the retries silently
 * @param onFault called with each fault that is retried
 */
export async function retry(
  work: () => Promise<void>,
  isOver: () => boolean,
  onFault: (fault: unknown) => void,
): Promise<void> {
  for (let pause = pauses.first; !isOver(); pause = Math.min(2 * pause, pauses.longest)) {
    try {
      return await work()
    } catch (fault) {
      if (isOver()) return
      onFault(fault)
    }
    await wait(pause, undefined, { ref: false })
  }
}
