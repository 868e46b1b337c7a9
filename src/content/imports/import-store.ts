import { and, desc, eq, inArray, lt, lte, or } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { imports } from '../../platform/database/record-schema.js'

/** Imports and their results. */
export type Import = typeof imports.$inferSelect
export type ImportState = Import['state']

/** Stores imports. */
export function createImportStore(database: Database) {
  return {
    add: (row: Omit<Import, 'id' | 'counts' | 'reasons' | 'finishedAt'>): Import =>
      database.insert(imports).values(row).returning().get(),
    change: (id: number, facts: Partial<Omit<Import, 'id'>>): void =>
      void database.update(imports).set(facts).where(eq(imports.id, id)).run(),
    find: (id: number): Import | null =>
      database.select().from(imports).where(eq(imports.id, id)).get() ?? null,
    /** Newest first. */
    list: (limit: number, offset = 0): Import[] =>
      database.select().from(imports).orderBy(desc(imports.id)).limit(limit).offset(offset).all(),
    ofSource: (source: Import['source'], limit = 50): Import[] =>
      database
        .select()
        .from(imports)
        .where(eq(imports.source, source))
        .orderBy(desc(imports.id))
        .limit(limit)
        .all(),
    /** The import from a source that was last applied or undone; null before the first. */
    lastSettled: (source: Import['source']): Import | null =>
      database
        .select()
        .from(imports)
        .where(and(eq(imports.source, source), inArray(imports.state, ['applied', 'undone'])))
        .orderBy(desc(imports.finishedAt), desc(imports.id))
        .limit(1)
        .get() ?? null,
    waitingForAdmin: (): Import[] =>
      database
        .select()
        .from(imports)
        .where(
          or(
            inArray(imports.state, ['mapping', 'ready']),
            and(eq(imports.state, 'faulty'), eq(imports.source, 'oneroster')),
          ),
        )
        .orderBy(desc(imports.id))
        .all(),
    /** The ids of imports from before a time that still wait for their mapping. */
    waitingSince: (time: number): number[] =>
      database
        .select({ id: imports.id })
        .from(imports)
        .where(and(eq(imports.state, 'mapping'), lt(imports.at, time)))
        .all()
        .map(({ id }) => id),
    /** @param ids of imports @returns those that ended before a time */
    settledBefore: (time: number, ids: readonly number[]): number[] =>
      ids.filter((id) => {
        const row = database.select().from(imports).where(eq(imports.id, id)).get()
        const isSettled = row && ['applied', 'undone', 'cancelled', 'failed'].includes(row.state)
        return isSettled && (row.finishedAt ?? row.at) < time
      }),
    /** A check is lost when the service stops; it has changed nothing. @param last the newest import @returns their ids */
    failUnfinished: (now: Date, last: number): number[] =>
      database
        .update(imports)
        .set({ state: 'failed', finishedAt: now.getTime() })
        .where(and(eq(imports.state, 'checking'), lte(imports.id, last)))
        .returning({ id: imports.id })
        .all()
        .map(({ id }) => id),
  }
}

export type ImportStore = ReturnType<typeof createImportStore>
