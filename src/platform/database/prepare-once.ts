import type Sqlite from 'better-sqlite3'

const prepared = new WeakMap<Sqlite.Database, Map<string, Sqlite.Statement>>()

/**
 * Caches a prepared statement for the life of its connection: preparing it again for each of fifty thousand rows takes
 * longer than running it. Not for statements that are iterated: those are busy until the last row.
 */
export function prepareOnce(connection: Sqlite.Database, sql: string): Sqlite.Statement {
  let known = prepared.get(connection)
  if (!known) {
    known = new Map()
    prepared.set(connection, known)
  }
  const statement = known.get(sql) ?? connection.prepare(sql)
  known.set(sql, statement)
  return statement
}
