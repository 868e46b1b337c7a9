import type { CircuitBreaker } from './circuit-breaker.js'
import { searchFault } from './meilisearch/meilisearch-http.js'

/** What is logged while Meilisearch is slow; see `createRareWarning`. */
export const noAnswerWarning = 'Meilisearch gave no answer; the built-in search did'

/**
 * Asks Meilisearch on behalf of a page: never longer than the deadline, never in vain while the breaker is open,
 * never with an error.
 * @param warn told why there is none, unless the breaker was open before
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
