import type Sqlite from 'better-sqlite3'

/**
 * Enforces foreign keys and overwrites deleted content (secure_delete).
 * @param maxWait for another connection's lock, in milliseconds
 */
export function setWritePragmas(connection: Sqlite.Database, maxWait: number): void {
  connection.pragma(`busy_timeout = ${maxWait}`)
  connection.pragma('foreign_keys = ON')
  connection.pragma('secure_delete = ON')
}
