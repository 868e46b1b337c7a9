/**
 * The pipe on which the watchdog reports to the supervisor, besides the three standard ones and the channel of `fork`.
 */
export const reportPipe = 4

/** Tells the service that its port comes as a message from the supervisor. */
export const heldPortFlag = '--held-port'
/** Tells the service that families were answered before it: they wait for it. */
export const servedBeforeFlag = '--served-before'

/** Whether a service of this supervisor has answered families before this one. */
export const hasServedBefore = (): boolean => process.argv.includes(servedBeforeFlag)

/** Comes with each handle of the port that the supervisor holds. */
export interface PortMessage {
  /** How many more follow. */
  left: number
}

/** The port that the supervisor holds, as several handles of one socket; none where it holds none. */
export async function takeHeldPort(): Promise<object[]> {
  if (!process.argv.includes(heldPortFlag) || !process.connected) return []
  // Until it comes, nothing else may keep this process alive.
  process.channel?.ref()
  const handles: object[] = []
  return new Promise<object[]>((resolve) => {
    process.on('message', function take(message, handle) {
      if (handle) handles.push(handle as object)
      if (handle && (message as PortMessage).left > 0) return
      process.off('message', take)
      resolve(handles)
    })
    process.once('disconnect', () => resolve([]))
  }).finally(() => process.channel?.unref())
}

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
