import { and, desc, eq, lte } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { rehearsals } from '../../platform/database/routing-schema.js'
import type { Wording } from '../../platform/language/wording.js'
import type { CoverageGap } from './prove-coverage.js'
import type { RehearsalReport } from './rehearsal-report.js'

export interface Rehearsal {
  id: number
  state: 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted'
  startedAt: Date
  finishedAt: Date | null
  startedBy: string | null
  /** Null until it is done. */
  report: RehearsalReport | null
  fault: Wording | null
}

/** Reports are large, and old ones are useless once the working copy has changed. */
const kept = 20

/** Stores rehearsals and their reports. */
export function createRehearsalStore(database: Database) {
  const t = rehearsals
  const toRehearsal = (row: typeof rehearsals.$inferSelect): Rehearsal => ({
    id: row.id,
    state: row.state,
    startedBy: row.startedBy,
    fault: row.fault,
    startedAt: new Date(row.startedAt),
    finishedAt: row.finishedAt === null ? null : new Date(row.finishedAt),
    report: row.report as RehearsalReport | null,
  })
  /** Reports are large: the newest is read once. */
  let newest: { id: number; holes: CoverageGap[] } = { id: 0, holes: [] }
  const one = (row: typeof rehearsals.$inferSelect | undefined) => (row ? toRehearsal(row) : null)

  return {
    find: (id: number) => one(database.select().from(t).where(eq(t.id, id)).get()),
    latest: () => one(database.select().from(t).orderBy(desc(t.id)).limit(1).get()),

    /**
     * Gaps that block publishing in the latest finished one, except for contacts to check: those are counted as they are now.
     * @param isOpen whether a gap is still there
     */
    countHoles(isOpen: (gap: CoverageGap) => boolean): number {
      const done = database.select({ id: t.id }).from(t).where(eq(t.state, 'done'))
      const { id = 0 } = done.orderBy(desc(t.id)).limit(1).get() ?? {}
      if (newest.id !== id) {
        const row = one(database.select().from(t).where(eq(t.id, id)).get())
        const holes = row?.report?.proof.holes ?? []
        newest = { id, holes: holes.filter(({ blocks, kind }) => blocks && kind !== 'unchecked') }
      }
      return newest.holes.filter(isOpen).length
    },

    /** The latest finished one of this content against this revision; null for none. */
    of: (contentHash: string, revision: number) =>
      one(
        database
          .select()
          .from(t)
          .where(and(eq(t.state, 'done'), eq(t.contentHash, contentHash), eq(t.revision, revision)))
          .orderBy(desc(t.id))
          .limit(1)
          .get(),
      ),

    begin(by: string | null, now: Date): number {
      const row = { state: 'running' as const, startedAt: now.getTime(), startedBy: by }
      const { id } = database.insert(t).values(row).returning({ id: t.id }).get()
      database.$client
        .prepare(
          'delete from rehearsals where id not in (select id from rehearsals order by id desc limit ?)',
        )
        .run(kept)
      return id
    },

    finish(id: number, report: RehearsalReport, now: Date): void {
      const { contentHash, revision } = report
      const done = { state: 'done' as const, report, contentHash, revision, finishedAt: now.getTime() }
      database
        .update(t)
        .set(done)
        .where(and(eq(t.id, id), eq(t.state, 'running')))
        .run()
    },

    end(id: number, state: 'failed' | 'cancelled', fault: Wording | null, now: Date): void {
      const running = and(eq(t.id, id), eq(t.state, 'running'))
      database.update(t).set({ state, fault, finishedAt: now.getTime() }).where(running).run()
    },

    /** Marks those that were running when the service stopped. @param last the newest of them */
    interrupt(last: number): void {
      const left = and(eq(t.state, 'running'), lte(t.id, last))
      database.update(t).set({ state: 'interrupted' }).where(left).run()
    },
  }
}

export type RehearsalStore = ReturnType<typeof createRehearsalStore>
