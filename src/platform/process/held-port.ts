import { lookup } from 'node:dns/promises'
import net from 'node:net'

/** A bound socket: whoever listens on it may come and go. */
export interface PortHandle {
  close(): void
  /** Fills in the address that it is bound to. @returns 0, or the number of a fault */
  getsockname(out: { port?: number }): number
}

/** The port of the service, held while no service runs: connections then wait in the system's queue instead of being refused. */
export interface HeldPort {
  /** Takes the port, unless it is held already. @returns null when it cannot be: the service then opens it itself, and says why */
  take(): Promise<PortHandle | null>
  /** From now on, connections are refused once no service listens. */
  release(): void
}

/** As `cluster` makes the sockets of its workers; not documented. Bound, but nobody accepts on it here. */
type Bind = (address: string, port: number, family: number, fd: null, flags: number) => PortHandle | number

/** @param where null when it is not known: nothing is held */
export function holdPort(where: { host: string; port: number } | null): HeldPort {
  const bind = (net as { _createServerHandle?: Bind })._createServerHandle
  let held: PortHandle | null = null

  async function open(): Promise<PortHandle | null> {
    if (!where || typeof bind !== 'function') return null
    try {
      const { address, family } = await lookup(where.host)
      const made = bind(address, where.port, family, null, 0)
      if (typeof made === 'number') return null
      if (isBound(made)) return made
      made.close()
      return null
    } catch {
      return null
    }
  }

  return {
    async take() {
      held ??= await open()
      return held
    },
    release() {
      held?.close()
      held = null
    },
  }
}

/** libuv reports a taken port only when somebody listens: a socket that was sent to another process would get a random port. */
function isBound(handle: PortHandle): boolean {
  const out: { port?: number } = {}
  return handle.getsockname(out) === 0 && out.port !== undefined
}
