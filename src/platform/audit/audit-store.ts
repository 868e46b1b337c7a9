import { and, desc, eq, gte, inArray, like, lt, type SQL, sql } from 'drizzle-orm'
import { auditEvents } from '../database/audit-schema.js'
import type { Database } from '../database/open-database.js'
import type { RecordEvent } from './audit-event.js'

/** A line of the audit log. */
export type AuditLine = typeof auditEvents.$inferSelect

export const linesPerPage = 100

/** Filters; null matches anything. Moments are UTC milliseconds; `until` is exclusive. */
export interface AuditFilter {
  /** A part of the address. */
  who: string | null
  what: string | null
  /** Prefix of the target: `contacts:`, `contacts:7`. */
  about: string | null
  from: string | null
  since: number | null
  until: number | null
}

/** Stores audit events. Database triggers refuse to change a line, or to delete one less than a year old. */
export function createAuditStore(database: Database, now: () => Date) {
  const record: RecordEvent = ({ who, details = {}, ...event }) => {
    database
      .insert(auditEvents)
      .values({ ...event, details, at: now().getTime(), account: who?.id ?? null, email: who?.email ?? null })
      .run()
  }
  const matching = (filter: AuditFilter): SQL | undefined => {
    const { who, what, about, from, since, until } = filter
    return and(
      who === null ? undefined : like(auditEvents.email, `%${who}%`),
      what === null ? undefined : eq(auditEvents.what, what),
      about === null ? undefined : like(auditEvents.about, `${about}%`),
      from === null ? undefined : like(auditEvents.from, `${from}%`),
      since === null ? undefined : gte(auditEvents.at, since),
      until === null ? undefined : lt(auditEvents.at, until),
    )
  }
  return {
    record,
    /** Newest first. */
    list: (filter: AuditFilter, limit: number, offset: number): AuditLine[] =>
      database
        .select()
        .from(auditEvents)
        .where(matching(filter))
        .orderBy(desc(auditEvents.id))
        .limit(limit)
        .offset(offset)
        .all(),
    count: (filter: AuditFilter): number =>
      database.select({ count: sql<number>`count(*)` }).from(auditEvents).where(matching(filter)).get()
        ?.count ?? 0,
    /** Every action ever recorded. */
    actions: (): string[] =>
      database
        .selectDistinct({ what: auditEvents.what })
        .from(auditEvents)
        .all()
        .map(({ what }) => what),
    /**
     * Deletes lines older than a moment; the database allows it only after a year.
     * @returns how many, at most `limit`
     */
    forget(before: Date, limit: number): number {
      const old = database
        .select({ id: auditEvents.id })
        .from(auditEvents)
        .where(lt(auditEvents.at, before.getTime()))
        .orderBy(auditEvents.at)
        .limit(limit)
      return database.delete(auditEvents).where(inArray(auditEvents.id, old)).run().changes
    },
    /** Newest first. */
    latest: (count: number): AuditLine[] =>
      database.select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(count).all(),
  }
}

export type AuditStore = ReturnType<typeof createAuditStore>
