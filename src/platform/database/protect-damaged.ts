import type { HealthNotes } from '../web/health-notes.js'
import { findDamage } from './find-damage.js'
import type { Database } from './open-database.js'
import type { WriteThread } from './write-thread.js'

/**
 * Looks for damage. What is damaged is written to no more: it would get worse.
 * @returns what writes from now on
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
