import { writeFileSync } from 'node:fs'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { type Database, databaseFile, openDatabase } from '../../../src/platform/database/open-database.js'
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

let seeded: Promise<Buffer> | null = null

/** A database file with the small district of `soundFiles`, in a data folder. */
export async function openSampleFile(dataDir: string): Promise<Database> {
  seeded ??= sampleDatabase().then(({ $client }) => $client.serialize())
  writeFileSync(databaseFile(dataDir), await seeded)
  return openDatabase(databaseFile(dataDir))
}
