import type Sqlite from 'better-sqlite3'

const prepared = new WeakMap<Sqlite.Database, Map<string, Sqlite.Statement>>()

/**
 * A statement that a connection prepares once, and keeps as long as it is open: to prepare one again for each of fifty thousand
 * rows takes longer than to run it. Not for statements that are read row by row: those are in use until the last row.
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
