import { and, desc, eq, lte } from 'drizzle-orm'
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
    /** A check is lost when the service stops; it has changed nothing. @param last the newest import */
    failUnfinished: (now: Date, last: number): void =>
      void database
        .update(imports)
        .set({ state: 'failed', finishedAt: now.getTime() })
        .where(and(eq(imports.state, 'checking'), lte(imports.id, last)))
        .run(),
  }
}

export type ImportStore = ReturnType<typeof createImportStore>
