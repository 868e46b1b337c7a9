import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import type { Log } from '../../platform/web/log.js'
import type { OptOutStore } from './opt-out-store.js'

/** Text message opt-outs. A request takes effect at once, even while the database refuses it. */
export interface OptOuts {
  has(number: string): boolean
  /** @throws when neither the database nor the file stores it: do not acknowledge it then */
  set(number: string, out: boolean): void
  /** Moves stored requests to the database, as far as it accepts them. */
  handOver(): void
}

/**
 * @param retryMs pause between tries, in milliseconds
 * @param file holds what the database refuses, and is read at the next start; null for memory only
 */
export function createOptOuts(
  store: OptOutStore,
  now: () => Date,
  log: Log,
  retryMs = 5000,
  file: string | null = null,
): OptOuts {
  const pending = new Map<string, { out: boolean; at: Date }>(file === null ? [] : readRequests(file))
  let retryTimer: NodeJS.Timeout | null = null
  if (pending.size > 0) handOver()

  function handOver(): void {
    try {
      for (const [number, { out, at }] of pending) {
        if (out) store.add(number, at)
        else store.remove(number)
        pending.delete(number)
      }
    } catch (error) {
      if (retryTimer) return
      log.error(
        { fault: (error as Error).message, held: pending.size },
        'The database refuses opt-outs; retrying',
      )
      retryTimer = setInterval(handOver, retryMs).unref()
    }
    if (pending.size > 0) return
    if (file !== null) deleteRequests(file)
    if (retryTimer) clearInterval(retryTimer)
    retryTimer = null
  }

  /** While the database cannot say, answer: help must not wait for it. */
  function isStoredOut(number: string): boolean {
    try {
      return store.has(number)
    } catch (error) {
      log.error({ fault: (error as Error).message }, 'The database cannot look up opt-outs')
      return false
    }
  }

  return {
    handOver,
    has: (number) => pending.get(number)?.out ?? isStoredOut(number),
    set: (number, out) => {
      pending.set(number, { out, at: now() })
      handOver()
      if (pending.has(number) && file !== null) appendRequest(file, { number, out, at: now().getTime() })
    },
  }
}

/** A line of the file; `at` is UTC milliseconds. */
interface OptOutRequest {
  number: string
  out: boolean
  at: number
}

/** On the disk when it returns. */
function appendRequest(file: string, request: OptOutRequest): void {
  const handle = openSync(file, 'a', 0o600)
  try {
    // Starts a new line after a torn one.
    writeSync(handle, `\n${JSON.stringify(request)}\n`)
    fdatasyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** A number's last line counts. Skips a torn line. */
function readRequests(file: string): [string, { out: boolean; at: Date }][] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n')
    return lines.flatMap((line) => {
      const request = readRequest(line)
      return request ? [[request.number, { out: request.out, at: new Date(request.at) }]] : []
    })
  } catch {
    return []
  }
}

function readRequest(line: string): OptOutRequest | null {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function deleteRequests(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // The next start writes the same requests again.
  }
}
