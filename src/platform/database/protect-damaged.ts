import type { HealthNotes } from '../web/health-notes.js'
import type { Database } from './open-database.js'
import type { WriteThread } from './write-thread.js'

/** A damaged database is no longer written to, which would make it worse. */
export interface DamageGuard {
  /** The write function to use. */
  write: WriteThread['write']
  /** @param damage SQLite's words; null for none */
  report(damage: string | null): void
}

/** Guards a database, whenever it is found damaged. */
export function guardDamaged(
  database: Database,
  write: WriteThread['write'],
  notes: Pick<HealthNotes, 'note'>,
): DamageGuard {
  let fault: string | null = null
  return {
    write: (statements) => (fault === null ? write(statements) : Promise.reject(new Error(fault))),
    report(damage) {
      if (damage === null) return
      fault = damage
      notes.note('database', 'health.databaseBroken', { fault: damage })
      if (database.$client.open) database.$client.pragma('query_only = ON')
    },
  }
}
