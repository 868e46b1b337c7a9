import { desc } from 'drizzle-orm'
import { auditEvents } from '../database/audit-schema.js'
import type { Database } from '../database/open-database.js'
import type { RecordEvent } from './audit-event.js'

/** A line of the audit log. */
export type AuditLine = typeof auditEvents.$inferSelect

/** Keeps what was done. The database itself refuses to change or remove a line. */
export function createAuditStore(database: Database, now: () => Date) {
  const record: RecordEvent = ({ who, details = {}, ...event }) => {
    database
      .insert(auditEvents)
      .values({ ...event, details, at: now().getTime(), account: who?.id ?? null, email: who?.email ?? null })
      .run()
  }
  return {
    record,
    /** Newest first. */
    latest: (count: number): AuditLine[] =>
      database.select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(count).all(),
  }
}

export type AuditStore = ReturnType<typeof createAuditStore>
