import { asc } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { outsideServices, outsideServiceWords } from '../../platform/database/schema.js'
import { wordsByOwner } from './in-language.js'
import type { InLanguages } from './topic.js'
import type { Translations } from './translations.js'

/** A service outside the district: the city, the DMV, a landlord. */
export type OutsideService = typeof outsideServices.$inferSelect & { words: InLanguages<{ name: string }> }

/** All outside services, in the admins' order. */
export function listOutsideServices(
  database: Pick<Database, 'select'>,
  translations: Translations,
): OutsideService[] {
  const words = wordsByOwner(
    database.select().from(outsideServiceWords).all(),
    (row) => row.service,
    ({ name }) => ({ name }),
    { name: '' },
  )
  const rows = database
    .select()
    .from(outsideServices)
    .orderBy(asc(outsideServices.position), asc(outsideServices.id))
    .all()
  return rows.map((row) => ({
    ...row,
    words: translations.addTo('outside-service', row.id, words(row.id)),
  }))
}
