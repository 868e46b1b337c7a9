import { setTimeout as wait } from 'node:timers/promises'
import { isTransient } from './database-fault.js'
import type { Database } from './open-database.js'

/** Between two tries, in milliseconds. */
const pauses = { first: 50, longest: 5000 }

/**
 * Writes as soon as the database can be written to: while it is locked or the disk is full it is tried again, further and further
 * apart. For what nobody waits for at a page, such as how a piece of work has ended. No try waits for a lock: that would hold up
 * everybody.
 * @param write runs statements of this connection; may be called many times
 * @param signal gives up
 * @throws what `write` throws for another reason; the signal's reason
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

function withoutWaiting<T>({ $client: connection }: Pick<Database, '$client'>, write: () => T): T {
  const usual = connection.pragma('busy_timeout', { simple: true })
  connection.pragma('busy_timeout = 0')
  try {
    return write()
  } finally {
    connection.pragma(`busy_timeout = ${usual}`)
  }
}
