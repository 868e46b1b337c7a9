/**
 * The pipe on which the watchdog reports to the supervisor, besides the three standard ones and the channel of `fork`.
 */
export const reportPipe = 4

/** True when a supervisor started this process; it replaces a process that ends. */
export const isSupervised = (): boolean => process.send !== undefined

/** Tells the supervisor that the service is up. */
export function reportServing(): void {
  process.send?.('serving')
}

/** Calls once when the supervisor is gone, also by `kill -9`. */
export function onSupervisorExit(stop: () => void): void {
  if (!isSupervised()) return
  process.once('disconnect', stop)
  if (!process.connected) stop()
  // This listener alone keeps no process alive.
  process.channel?.unref()
}
