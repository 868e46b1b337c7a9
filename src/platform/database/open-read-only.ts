import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database } from './open-database.js'
import * as schema from './schema.js'

/** Opens an existing, migrated database to read: for worker threads, next to the connection that writes. */
export function openReadOnly(file: string): Database {
  const connection = new Sqlite(file, { readonly: true, fileMustExist: true })
  connection.pragma('busy_timeout = 2000')
  return drizzle(connection, { schema }) as Database
}
