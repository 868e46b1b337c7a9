import type { Database } from './open-database.js'

/**
 * Empties the write-ahead log, which still has the pages of deleted rows.
 * @returns false while somebody reads the database
 */
export function emptyWal(database: Pick<Database, '$client'>): boolean {
  const [done] = database.$client.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  return !done?.busy
}
