import type Sqlite from 'better-sqlite3'

/** Between two tries, in milliseconds. */
const pause = 20
const nap = new Int32Array(new SharedArrayBuffer(4))

/**
 * Retries a whole transaction while another connection has the database locked. Blocks its thread, so only for worker
 * threads. It does not use SQLite's own wait: terminating a thread during that aborts the whole process (SIGABRT;
 * better-sqlite3 creates its error where nothing may run anymore).
 * @param maxWait in milliseconds; the connection's own `busy_timeout` must be 0
 * @throws SQLITE_BUSY when it takes longer
 */
export function whileLocked<T>(maxWait: number, transaction: () => T): T {
  const end = performance.now() + maxWait
  for (;;) {
    try {
      return transaction()
    } catch (error) {
      const { code = '' } = error as InstanceType<typeof Sqlite.SqliteError>
      if (!/^SQLITE_(?:BUSY|LOCKED)/.test(code) || performance.now() > end) throw error
    }
    Atomics.wait(nap, 0, 0, pause)
  }
}
