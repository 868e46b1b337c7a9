import { lookup } from 'node:dns/promises'
import net from 'node:net'

/** A bound socket: whoever listens on it may come and go. */
export interface PortHandle {
  close(): void
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
      return typeof made === 'number' ? null : made
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
