import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database } from '../../../src/platform/database/open-database.js'
import { setWritePragmas } from '../../../src/platform/database/statements.js'
import { openedCopies } from '../run/opened-copies.js'

/** Opens an in-memory copy of a serialized database. Migrating and seeding a new one takes far longer. */
export function openCopy(bytes: Buffer): Database {
  const connection = new Sqlite(bytes)
  setWritePragmas(connection, 2000)
  openedCopies.push(connection)
  return drizzle(connection)
}
