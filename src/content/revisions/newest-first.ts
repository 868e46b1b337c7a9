import { desc, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from '../../platform/database/open-database.js'

/** Lists the most recently added rows before the others. */
export interface NewestFirst {
  /** Order by this first. */
  order: SQL
  isNew(id: number): boolean
}

/**
 * @param rows the table, its ids, and the condition of the list
 * @param newest how many recent rows come first; 0 for none
 */
export function newestFirst(
  database: Pick<Database, 'select'>,
  rows: { table: SQLiteTable; id: SQLiteColumn; where: SQL | undefined },
  newest: number,
): NewestFirst {
  const { table, id, where } = rows
  const from = newest > 0 ? database.select({ id }).from(table).where(where).orderBy(desc(id)) : null
  const since =
    from
      ?.limit(1)
      .offset(newest - 1)
      .get()?.id ?? (newest > 0 ? 0 : Number.MAX_SAFE_INTEGER)
  return { order: sql`${id} >= ${since} desc`, isNew: (of) => of >= Number(since) }
}
