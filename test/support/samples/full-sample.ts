import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { type Database, openDatabase } from '../../../src/platform/database/open-database.js'
import { fromRoot } from '../../../src/platform/root.js'
import { openCopy } from './open-copy.js'

let seeded: Promise<Buffer> | null = null

/** A new in-memory database with everything in `seeds/`, which is read once for all tests. */
export async function openFullSample(): Promise<Database> {
  seeded ??= seed()
  return openCopy(await seeded)
}

async function seed(): Promise<Buffer> {
  const database = await openDatabase(':memory:')
  try {
    seedDatabase(database, fromRoot('seeds'))
    return database.$client.serialize()
  } finally {
    database.$client.close()
  }
}
