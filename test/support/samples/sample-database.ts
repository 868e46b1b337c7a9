import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { openEmpty } from './empty-database.js'
import { writeSeedFolder } from './seed-folder.js'

/** An in-memory database with the small district of `soundFiles`, plus changes. */
export async function sampleDatabase(changes: Parameters<typeof writeSeedFolder>[0] = {}): Promise<Database> {
  const database = await openEmpty()
  const { folder, remove } = writeSeedFolder(changes)
  seedDatabase(database, folder)
  remove()
  return database
}
