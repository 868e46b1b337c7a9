import type Sqlite from 'better-sqlite3'

/**
 * Sets what every connection that writes must have: what refers to nothing is refused, and what is erased is overwritten, not only
 * let go of.
 * @param maxWait for a lock that another one holds, in milliseconds
 */
export function setWritePragmas(connection: Sqlite.Database, maxWait: number): void {
  connection.pragma(`busy_timeout = ${maxWait}`)
  connection.pragma('foreign_keys = ON')
  connection.pragma('secure_delete = ON')
}
