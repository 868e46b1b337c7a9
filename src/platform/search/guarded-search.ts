import type { CircuitBreaker } from './circuit-breaker.js'
import type { Log } from './log.js'
import { searchFault } from './meilisearch/meilisearch-http.js'

/**
 * Asks Meilisearch on behalf of a page: never longer than the deadline, never in vain while the breaker is open,
 * never with an error.
 * @returns null when there is no answer
 */
export async function guardedSearch<T>(
  breaker: CircuitBreaker,
  deadlineMs: number,
  log: Log,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  if (!breaker.lets()) return null
  const wasOpen = breaker.isOpen()
  try {
    const answer = await ask(AbortSignal.timeout(Math.max(1, Math.ceil(deadlineMs))))
    breaker.succeeded()
    return answer
  } catch (error) {
    breaker.failed()
    if (!wasOpen)
      log.warn({ fault: searchFault(error) }, 'Meilisearch gave no answer; the built-in search did')
    return null
  }
}
