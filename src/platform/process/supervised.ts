/** The pipe to the supervisor that the watchdog writes to, beside the three of every process and the channel of `fork`. */
export const reportPipe = 4

/** Whether a supervisor started this process: it replaces one that ends. */
export const isSupervised = (): boolean => process.send !== undefined

/** Tells the supervisor that the start went well. */
export function reportServing(): void {
  process.send?.('serving')
}

/** Calls once the supervisor is gone, also by `kill -9`. */
export function onSupervisorExit(stop: () => void): void {
  if (!isSupervised()) return
  process.once('disconnect', stop)
  if (!process.connected) stop()
  // Waiting for it alone keeps no process alive.
  process.channel?.unref()
}
