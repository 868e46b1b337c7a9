import { explainDatabase } from '../platform/database/explain-database.js'
import { type Database, openDatabase } from '../platform/database/open-database.js'

/**
 * Opens the database for a command, and closes it.
 * @throws {DatabaseError} also when it fails later, such as on a full disk: in words, not as a stack trace
 */
export async function withDatabase<T>(file: string, use: (database: Database) => T | Promise<T>): Promise<T> {
  const database = await openDatabase(file)
  try {
    return await use(database)
  } catch (error) {
    throw explainDatabase(error, file) ?? error
  } finally {
    database.$client.close()
  }
}
