import { and, desc, eq, lte } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { imports } from '../../platform/database/record-schema.js'

/** Files that were brought in, and what became of them. */
export type Import = typeof imports.$inferSelect
export type ImportState = Import['state']

/** Keeps what was brought in. */
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
    /** A check ends with the service: its rows are lost, and nothing was changed. @param last the newest of them */
    failUnfinished: (now: Date, last: number): void =>
      void database
        .update(imports)
        .set({ state: 'failed', finishedAt: now.getTime() })
        .where(and(eq(imports.state, 'checking'), lte(imports.id, last)))
        .run(),
  }
}

export type ImportStore = ReturnType<typeof createImportStore>
