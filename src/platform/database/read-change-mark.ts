import type Sqlite from 'better-sqlite3'

/**
 * Reads a mark that is another one after every change to the database. Cheap: SQLite counts the changes of this connection, and
 * the commits of others.
 */
export function createReadChangeMark(connection: Sqlite.Database): () => string {
  const own = connection.prepare('select total_changes()').pluck()
  return () => `${own.get()} ${connection.pragma('data_version', { simple: true })}`
}
