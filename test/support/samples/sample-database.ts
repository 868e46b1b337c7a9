import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { type Database, openDatabase } from '../../../src/platform/database/open-database.js'
import { writeSeedFolder } from './seed-folder.js'

/** An in-memory database with the small district of `soundFiles`, plus changes. */
export async function sampleDatabase(changes: Parameters<typeof writeSeedFolder>[0] = {}): Promise<Database> {
  const database = await openDatabase(':memory:')
  const { folder, remove } = writeSeedFolder(changes)
  seedDatabase(database, folder)
  remove()
  return database
}
