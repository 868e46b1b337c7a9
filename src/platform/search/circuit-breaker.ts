/** Stops calling a server that does not answer: closed, open for a while, then one trial. */
export interface CircuitBreaker {
  /** Whether to call now. An allowed caller must report `succeeded` or `failed`. */
  allowsRequest(): boolean
  succeeded(): void
  failed(): void
  isOpen(): boolean
}

export interface BreakerLimits {
  failuresToOpen: number
  openMs: number
  now?: () => number
}

/** A breaker that opens after several failures in a row, and allows one trial when its time is over. */
export function createCircuitBreaker({
  failuresToOpen,
  openMs,
  now = () => performance.now(),
}: BreakerLimits): CircuitBreaker {
  let failures = 0
  let closedUntil = 0
  let onTrial = false
  const isOpen = () => failures >= failuresToOpen
  return {
    isOpen,
    allowsRequest() {
      if (!isOpen()) return true
      if (onTrial || now() < closedUntil) return false
      onTrial = true
      return true
    },
    succeeded() {
      failures = 0
      onTrial = false
    },
    failed() {
      failures++
      onTrial = false
      closedUntil = now() + openMs
    },
  }
}
