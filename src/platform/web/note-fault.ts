import { databaseFaultOf } from '../database/database-fault.js'
import type { HealthNotes } from './health-notes.js'

/** Notes what a failed request, or a failed write, tells of the disk and the database. What is no fault of these is left out. */
export function noteFault(notes: Pick<HealthNotes, 'note'>, error: unknown): void {
  const fault = databaseFaultOf(error)
  if (fault === 'broken') notes.note('database', 'health.databaseBroken', { fault: (error as Error).message })
  if (fault === 'full') notes.note('disk', 'health.diskFull', { megabytes: 0 })
}
