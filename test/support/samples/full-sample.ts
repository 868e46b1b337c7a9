import { writeFileSync } from 'node:fs'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { type Database, databaseFile, openDatabase } from '../../../src/platform/database/open-database.js'
import { fromRoot } from '../../../src/platform/root.js'
import { bytesMadeOnce } from '../run/made-once.js'
import { openCopy } from './open-copy.js'

let seeded: Promise<Buffer> | null = null

/** A new in-memory database with everything in `seeds/`, which is read once for all tests. */
export async function openFullSample(): Promise<Database> {
  seeded ??= bytesMadeOnce('full-sample', seed)
  return openCopy(await seeded)
}

/** A database file with everything in `seeds/`, in a data folder. */
export async function openFullSampleFile(dataDir: string): Promise<Database> {
  seeded ??= bytesMadeOnce('full-sample', seed)
  writeFileSync(databaseFile(dataDir), await seeded)
  return openDatabase(databaseFile(dataDir))
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
