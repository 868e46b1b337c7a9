import type { CircuitBreaker } from './circuit-breaker.js'
import { searchFault } from './meilisearch/meilisearch-http.js'

/** The log message while Meilisearch is slow; see `createRareWarning`. */
export const noAnswerWarning = 'Meilisearch did not answer; the built-in search did'

/**
 * Asks Meilisearch for a page: stays within the deadline, skips it while the breaker is open, never throws.
 * @param warn gets the reason for a missing answer, unless the breaker was already open
 * @returns null when there is no answer
 */
export async function guardedSearch<T>(
  breaker: CircuitBreaker,
  deadlineMs: number,
  warn: (what: object) => void,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  if (!breaker.allowsRequest()) return null
  const wasOpen = breaker.isOpen()
  try {
    const answer = await ask(AbortSignal.timeout(Math.max(1, Math.ceil(deadlineMs))))
    breaker.succeeded()
    return answer
  } catch (error) {
    breaker.failed()
    if (!wasOpen) warn({ fault: searchFault(error) })
    return null
  }
}
