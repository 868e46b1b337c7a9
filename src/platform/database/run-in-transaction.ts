import type Sqlite from 'better-sqlite3'
import { prepareOnce } from './prepare-once.js'

/** A statement with what stands in its places. */
export interface Statement {
  sql: string
  params: readonly unknown[]
}

/** Runs statements as one: all or none. @throws what the database says of the one that it does not take */
export function runInTransaction(connection: Sqlite.Database, statements: readonly Statement[]): void {
  connection
    .transaction(() => {
      for (const { sql, params } of statements) prepareOnce(connection, sql).run(...params)
    })
    .immediate()
}
