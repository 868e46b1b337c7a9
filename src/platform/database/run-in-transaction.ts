import type Sqlite from 'better-sqlite3'
import { prepareOnce } from './prepare-once.js'

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
