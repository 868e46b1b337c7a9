import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { explainDatabase, refuseLostDatabase } from './explain-database.js'
import { migrateDatabase } from './migrate-database.js'
import { setWritePragmas } from './statements.js'

/** The open database: typed queries, and the connection itself as `$client`. */
export type Database = BetterSQLite3Database & { $client: Sqlite.Database }

/** How long to wait for another connection's lock, in milliseconds. Nobody waits for an answer while it opens. */
const maxWaitMs = { opening: 10_000, usual: 2000, secondConnection: 100 }

/** Of each connection: the usual 16 MB of better-sqlite3 fill up, and the system keeps the file in memory anyway. */
export const pageCacheKb = 2000

/** The folder of the database. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'who-to-ask.sqlite')
}

/**
 * Opens the database, creates file and folder if missing, and migrates it.
 * @param file path, or `:memory:`
 * @throws {DatabaseError} when it cannot be used, in plain words; the file is then unchanged
 */
export async function openDatabase(file: string): Promise<Database> {
  try {
    refuseLostDatabase(file)
    return await open(file)
  } catch (error) {
    throw explainDatabase(error, file) ?? error
  }
}

/** A second, read-only connection for a consistent read. Close it soon. */
export function openSecondConnection(file: string): Database {
  return toRead(new Sqlite(file, { readonly: true, timeout: maxWaitMs.secondConnection }))
}

/** Opens an existing, migrated database to read: for worker threads, next to the connection that writes. */
export function openReadOnly(file: string): Database {
  return toRead(new Sqlite(file, { readonly: true, fileMustExist: true, timeout: maxWaitMs.usual }))
}

function toRead(connection: Sqlite.Database): Database {
  try {
    connection.pragma(`cache_size = ${-pageCacheKb}`)
  } catch {
    // The first query says what is wrong with the file.
  }
  return drizzle(connection)
}

/** The same, to write. Wait with `whileLocked`: a thread that SQLite lets wait cannot be ended. */
export function openToWrite(file: string): Database {
  const connection = new Sqlite(file, { fileMustExist: true })
  setWritePragmas(connection, 0)
  return drizzle(connection)
}

async function open(file: string): Promise<Database> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const connection = new Sqlite(file)
  try {
    connection.pragma(`busy_timeout = ${maxWaitMs.opening}`)
    connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = NORMAL')
    setWritePragmas(connection, maxWaitMs.opening)
    const database = drizzle(connection)
    await migrateDatabase(database, file)
    connection.pragma(`busy_timeout = ${maxWaitMs.usual}`)
    connection.pragma(`cache_size = ${-pageCacheKb}`)
    return database
  } catch (error) {
    connection.close()
    throw error
  }
}
