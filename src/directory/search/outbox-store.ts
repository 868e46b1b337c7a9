import { asc, count, inArray, lte, max, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { outbox } from '../../platform/database/schema.js'
import type { OutboxRow, OutboxStore } from '../../platform/search/outbox-worker.js'

/** The outbox for its worker and for a rebuild, which makes earlier rows obsolete. */
export interface DirectoryOutbox extends OutboxStore {
  take(limit: number): OutboxRow[]
  done(ids: readonly number[]): void
  failed(ids: readonly number[], reason: string): void
  /** Id of the newest row; 0 for none. Read it before a rebuild reads the directory. */
  last(): number
  /** Deletes the rows up to this id: a rebuild has indexed their changes. */
  doneThrough(id: number): void
  /** How many changes are not in the index, and when the oldest was made, in UTC milliseconds; null for none. */
  backlog(): { rows: number; oldest: number | null }
}

const maxReasonLength = 500

/** The outbox table. Writers of the directory add rows with `noteDirectoryChanges`. */
export function createOutboxStore(database: Database): DirectoryOutbox {
  return {
    take: (limit) =>
      database
        .select({ id: outbox.id, kind: outbox.kind, key: outbox.key })
        .from(outbox)
        .orderBy(asc(outbox.attempts), asc(outbox.id))
        .limit(limit)
        .all(),
    done(ids) {
      database
        .delete(outbox)
        .where(inArray(outbox.id, [...ids]))
        .run()
    },
    failed(ids, reason) {
      database
        .update(outbox)
        .set({ attempts: sql`${outbox.attempts} + 1`, lastError: reason.slice(0, maxReasonLength) })
        .where(inArray(outbox.id, [...ids]))
        .run()
    },
    last: () =>
      database
        .select({ id: max(outbox.id) })
        .from(outbox)
        .get()?.id ?? 0,
    doneThrough(id) {
      database.delete(outbox).where(lte(outbox.id, id)).run()
    },
    backlog() {
      const first = database
        .select({ at: outbox.createdAt })
        .from(outbox)
        .orderBy(asc(outbox.id))
        .limit(1)
        .get()
      const rows = first ? database.select({ rows: count() }).from(outbox).get()!.rows : 0
      return { rows, oldest: first?.at ?? null }
    },
  }
}
