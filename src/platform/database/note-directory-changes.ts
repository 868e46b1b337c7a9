import type Sqlite from 'better-sqlite3'
import { prepareOnce } from './prepare-once.js'

/** A thing of the directory that changed. `key`: slug of a school, person or topic; id of an office or contact. */
export interface DirectoryChange {
  kind: 'school' | 'office' | 'contact' | 'person' | 'topic'
  key: string
}

/**
 * Puts changes into the outbox. To be called in the transaction that makes the changes: the search index then hears of exactly what
 * was kept.
 * @param changes empty for what the search index does not hold: the calendar, crisis lines, the district's facts
 */
export function noteDirectoryChanges(connection: Sqlite.Database, changes: readonly DirectoryChange[]): void {
  const add = prepareOnce(connection, 'insert into outbox (kind, key, created_at) values (?, ?, ?)')
  const now = Date.now()
  for (const { kind, key } of changes) add.run(kind, key, now)
}

/** The newest row of the outbox; 0 for none. */
export function lastInOutbox(connection: Sqlite.Database): number {
  return prepareOnce(connection, 'select coalesce(max(id), 0) from outbox').pluck().get() as number
}

/**
 * Leaves one row for each thing, of those that were put into the outbox since: a person and all their posts are one document. Only
 * in the transaction that put them there, as nobody can have read them yet.
 * @param since the newest row at its beginning
 */
export function dedupeOutbox(connection: Sqlite.Database, since: number): void {
  prepareOnce(
    connection,
    `delete from outbox where id > @since
     and id not in (select min(id) from outbox where id > @since group by kind, key)`,
  ).run({ since })
}

/**
 * The version of the directory: another one after each change, whichever program made it. The database counts it itself, with
 * triggers.
 */
export function createReadDirectoryVersion(connection: Sqlite.Database): () => number {
  const read = connection.prepare('select version from directory_version where id = 1').pluck()
  return () => read.get() as number
}
