import type { Database } from '../../platform/database/open-database.js'
import type { SeedFolders } from '../seeds/seed-if-empty.js'
import { saveLook } from './catalog-offer-store.js'
import { catalogFolderOf, catalogStamp } from './read-catalog.js'

/**
 * Installs a district, and notes that it begins with the catalog as it is now: comparing that with itself would take six seconds
 * and 450 MB.
 * @param install fills the database. Returns false if it was filled before
 * @returns what `install` returns
 */
export async function noteInstalled(
  database: Database,
  { seedFolder, standardFolder, catalogFolder = null }: SeedFolders,
  at: Date,
  install: () => boolean,
): Promise<boolean> {
  // Before it is read: a change meanwhile is one for the next comparison.
  const stamp = await catalogStamp(catalogFolderOf({ seedFolder, standardFolder, catalogFolder })).catch(
    () => null,
  )
  const filled = install()
  // Its hash is needed for answers to an offer only.
  if (filled && stamp !== null)
    saveLook(database, { stamp, catalog: '', count: 0, summary: [], lookedAt: at.getTime(), content: null })
  return filled
}
