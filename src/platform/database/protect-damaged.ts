import type Sqlite from 'better-sqlite3'
import type { HealthNotes } from '../web/health-notes.js'
import type { Database } from './open-database.js'
import type { WriteThread } from './write-thread.js'

/**
 * Checks the database for damage. A damaged one is no longer written to, which would make it worse.
 * @returns the write function to use from now on
 */
export function protectDamaged(
  database: Database,
  write: WriteThread['write'],
  notes: Pick<HealthNotes, 'note'>,
): WriteThread['write'] {
  const damage = findDamage(database.$client)
  if (!damage) return write
  notes.note('database', 'health.databaseBroken', { fault: damage })
  database.$client.pragma('query_only = ON')
  return () => Promise.reject(new Error(damage))
}

/** Reads every page of the file. @returns SQLite's message about the first damage; null when the file is sound */
export function findDamage(connection: Sqlite.Database): string | null {
  try {
    const found = String(connection.pragma('quick_check(1)', { simple: true }))
    return found === 'ok' ? null : found
  } catch (error) {
    return (error as Error).message
  }
}
