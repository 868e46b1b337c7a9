import { databaseFaultOf } from '../database/database-fault.js'
import type { HealthNotes } from './health-notes.js'

/** Notes the disk or database fault behind a failed request or write; ignores other faults. */
export function noteFault(notes: Pick<HealthNotes, 'note'>, error: unknown): void {
  const fault = databaseFaultOf(error)
  if (fault === 'broken') notes.note('database', 'health.databaseBroken', { fault: (error as Error).message })
  if (fault === 'full') notes.note('disk', 'health.diskFull', { megabytes: 0 })
}
