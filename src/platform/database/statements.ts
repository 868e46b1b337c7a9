import type Sqlite from 'better-sqlite3'

/** A statement and its parameters. */
export interface Statement {
  sql: string
  params: readonly unknown[]
}

/** Runs statements in one transaction. @throws SQLite's error for the statement it rejects */
export function runInTransaction(connection: Sqlite.Database, statements: readonly Statement[]): void {
  connection
    .transaction(() => {
      for (const { sql, params } of statements) prepareOnce(connection, sql).run(...params)
    })
    .immediate()
}

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

/** Makes it when it is first asked for, and then keeps it: for queries that most pages run, and a start does not. */
export function whenAsked<T>(make: () => T): () => T {
  let made: { it: T } | null = null
  return () => {
    made ??= { it: make() }
    return made.it
  }
}

/**
 * Readies a connection for writing: enforces foreign keys and overwrites deleted content (secure_delete).
 * @param maxWait for another connection's lock, in milliseconds
 */
export function setWritePragmas(connection: Sqlite.Database, maxWait: number): void {
  connection.pragma(`busy_timeout = ${maxWait}`)
  connection.pragma('foreign_keys = ON')
  connection.pragma('secure_delete = ON')
}
