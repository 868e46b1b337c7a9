import { writeFileSync } from 'node:fs'
import { publishRevision } from '../../../src/content/revisions/publish-revision.js'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { type Database, databaseFile, openDatabase } from '../../../src/platform/database/open-database.js'
import { openEmpty } from './empty-database.js'
import { openCopy } from './open-copy.js'
import { writeSeedFolder } from './seed-folder.js'

let seeded: Promise<Buffer> | null = null

/** An in-memory database with the small district of `soundFiles`, plus changes. */
export async function sampleDatabase(changes: Parameters<typeof writeSeedFolder>[0] = {}): Promise<Database> {
  return Object.keys(changes).length > 0 ? seedSmall(changes) : openCopy(await smallBytes())
}

/** Seeded once for all tests. */
function smallBytes(): Promise<Buffer> {
  seeded ??= seedSmall({}).then(({ $client }) => $client.serialize())
  return seeded
}

async function seedSmall(changes: Parameters<typeof writeSeedFolder>[0]): Promise<Database> {
  const database = await openEmpty()
  const { folder, remove } = writeSeedFolder(changes)
  seedDatabase(database, folder)
  remove()
  return database
}

/** A database file with the small district of `soundFiles`; in a data folder, or elsewhere. */
export async function openSampleFile(dataDir: string, file = databaseFile(dataDir)): Promise<Database> {
  writeFileSync(file, await smallBytes())
  return openDatabase(file)
}

let published: Promise<Buffer> | null = null

/** The same, with its working copy published as the first revision. */
export async function openPublishedFile(file: string): Promise<Database> {
  published ??= sampleDatabase().then((database) => {
    publishRevision(database, { note: '', by: null })
    return database.$client.serialize()
  })
  writeFileSync(file, await published)
  return openDatabase(file)
}
