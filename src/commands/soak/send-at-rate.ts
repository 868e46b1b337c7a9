import { setTimeout as delay } from 'node:timers/promises'

/** How often requests that are due are sent, in milliseconds. */
const tickMs = 5

/**
 * Sends tasks at a rate, whether or not the ones before are done, as families do: a slow service does not slow them down.
 * @param ratePerSecond at a time, in seconds since the start
 * @param send gets its number, from 0; must not throw
 * @returns the results, in the order of their ends
 */
export async function sendAtRate<T>(
  { ratePerSecond, seconds }: { ratePerSecond(second: number): number; seconds: number },
  send: (n: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = []
  const pending = new Set<Promise<void>>()
  let due = 0
  let sent = 0
  let before = performance.now()
  const began = before
  while (before - began < seconds * 1000) {
    const now = performance.now()
    due += (ratePerSecond((now - began) / 1000) * (now - before)) / 1000
    before = now
    for (; sent < due; sent++) {
      const task = send(sent).then((result) => {
        results.push(result)
        pending.delete(task)
      })
      pending.add(task)
    }
    await delay(tickMs)
  }
  await Promise.all(pending)
  return results
}
