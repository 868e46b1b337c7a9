import { type Database, openDatabase } from '../../../src/platform/database/open-database.js'
import { openCopy } from './open-copy.js'

let migrated: Promise<Buffer> | null = null

/** A new in-memory database with all tables and no rows, migrated once for all tests. */
export async function openEmpty(): Promise<Database> {
  migrated ??= migrate()
  return openCopy(await migrated)
}

async function migrate(): Promise<Buffer> {
  const database = await openDatabase(':memory:')
  try {
    return database.$client.serialize()
  } finally {
    database.$client.close()
  }
}
