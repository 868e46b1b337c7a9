import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { type Database, openDatabase } from '../../../src/platform/database/open-database.js'
import { writeSeedFolder } from './seed-folder.js'

/** A database in memory that holds the small district of `soundFiles`, with changes. */
export async function sampleDatabase(changes: Parameters<typeof writeSeedFolder>[0] = {}): Promise<Database> {
  const database = await openDatabase(':memory:')
  const { folder, remove } = writeSeedFolder(changes)
  seedDatabase(database, folder)
  remove()
  return database
}
