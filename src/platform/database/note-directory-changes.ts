import type Sqlite from 'better-sqlite3'
import { prepareOnce } from './statements.js'

/** A directory record that changed. `key`: slug of a school, person or topic; id of an office or contact. */
export interface DirectoryChange {
  kind: 'school' | 'office' | 'contact' | 'person' | 'topic'
  key: string
}

/**
 * Puts changes into the outbox. Call it in the transaction that makes them, so that the search index gets exactly what
 * was committed.
 * @param changes empty for records that are not indexed: the calendar, crisis lines, district facts
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
 * Removes duplicates from the outbox rows added since `since`: a person and all their posts are one document. Only safe
 * in the transaction that added them, before anyone reads them.
 * @param since the newest row when it began
 */
export function dedupeOutbox(connection: Sqlite.Database, since: number): void {
  prepareOnce(
    connection,
    `delete from outbox where id > @since
     and id not in (select min(id) from outbox where id > @since group by kind, key)`,
  ).run({ since })
}

/**
 * The directory's version, which changes with every write, whichever program makes it: the database counts with
 * triggers.
 */
export function createReadDirectoryVersion(connection: Sqlite.Database): () => number {
  const read = connection.prepare('select version from directory_version where id = 1').pluck()
  return () => read.get() as number
}
