import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrateDatabase } from './migrate-database.js'
import { prepareToWrite } from './prepare-to-write.js'
import * as schema from './schema.js'

/** The open database: typed queries, and the connection itself as `$client`. */
export type Database = BetterSQLite3Database<typeof schema> & { $client: Sqlite.Database }

/** Where the service keeps its database. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'who-to-ask.sqlite')
}

/**
 * Opens the database, creating file and folder where they are missing, and brings its tables up to date.
 * @param file path, or `:memory:`
 * @throws {MigrationError} when the tables cannot be brought up to date; the file is then as it was before
 */
export async function openDatabase(file: string): Promise<Database> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const connection = new Sqlite(file)
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = NORMAL')
  prepareToWrite(connection, 2000)
  const database = drizzle(connection, { schema }) as Database
  try {
    await migrateDatabase(database, file)
  } catch (error) {
    connection.close()
    throw error
  }
  return database
}
