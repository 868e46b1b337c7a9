import { asc } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { schools } from '../../platform/database/schema.js'
import type { School } from './school.js'

/** All schools, in list order. */
export function listSchools(database: Pick<Database, 'select'>): School[] {
  return database.select().from(schools).orderBy(asc(schools.position), asc(schools.name)).all()
}
