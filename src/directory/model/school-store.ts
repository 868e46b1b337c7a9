import { asc } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { schools } from '../../platform/database/schema.js'

/** A school. `phone` is E.164; `starts` and `ends` are the clock times of the school day. */
export type School = typeof schools.$inferSelect

/** All schools, in list order. */
export function listSchools(database: Pick<Database, 'select'>): School[] {
  return database.select().from(schools).orderBy(asc(schools.position), asc(schools.name)).all()
}
