import type Sqlite from 'better-sqlite3'

/**
 * Sets what every connection that writes must have: what refers to nothing is refused, and what is erased is overwritten, not only
 * let go of.
 * @param longestWait for a lock that another one holds, in milliseconds
 */
export function prepareToWrite(connection: Sqlite.Database, longestWait: number): void {
  connection.pragma(`busy_timeout = ${longestWait}`)
  connection.pragma('foreign_keys = ON')
  connection.pragma('secure_delete = ON')
}
