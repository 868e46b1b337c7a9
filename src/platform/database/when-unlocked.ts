import { setTimeout as wait } from 'node:timers/promises'
import { isTransient } from './database-fault.js'
import type { Database } from './open-database.js'

/** Between two tries, in milliseconds. */
const pauses = { first: 50, longest: 5000 }

/**
 * Retries a write with growing pauses while the database is locked or the disk is full. For writes that no page waits
 * for, such as how a task ended. No attempt waits for a lock: that would block everyone.
 * @param write runs statements of this connection; may be called many times
 * @param signal aborts
 * @throws any other error of `write`; the signal's reason
 */
export async function whenUnlocked<T>(
  database: Pick<Database, '$client'>,
  write: () => T,
  signal?: AbortSignal,
): Promise<T> {
  for (let pause = pauses.first; ; pause = Math.min(pause * 2, pauses.longest)) {
    signal?.throwIfAborted()
    try {
      return withoutWaiting(database, write)
    } catch (error) {
      if (!isTransient(error)) throw error
    }
    await wait(pause, undefined, { ref: false, ...(signal ? { signal } : {}) })
  }
}

/** Runs statements that fail at once when another connection holds a lock. */
export function withoutWaiting<T>({ $client: connection }: Pick<Database, '$client'>, write: () => T): T {
  const usual = connection.pragma('busy_timeout', { simple: true })
  connection.pragma('busy_timeout = 0')
  try {
    return write()
  } finally {
    connection.pragma(`busy_timeout = ${usual}`)
  }
}
