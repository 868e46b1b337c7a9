import type Sqlite from 'better-sqlite3'
import { prepareOnce } from './prepare-once.js'

/** A thing of the directory that changed. `key`: slug of a school, person or topic; id of an office or contact. */
export interface DirectoryChange {
  kind: 'school' | 'office' | 'contact' | 'person' | 'topic'
  key: string
}

const versionKey = 'directory-version'

/**
 * Puts changes into the outbox and counts the directory's version up. To be called in the transaction that makes the
 * changes: the search index then hears of exactly what was kept, and every process sees that its copy is old.
 * @param changes empty for what the search index does not hold: the calendar, crisis lines, the district's facts
 */
export function noteDirectoryChanges(connection: Sqlite.Database, changes: readonly DirectoryChange[]): void {
  const add = prepareOnce(connection, 'insert into outbox (kind, key, created_at) values (?, ?, ?)')
  const now = Date.now()
  for (const { kind, key } of changes) add.run(kind, key, now)
  prepareOnce(
    connection,
    `insert into notes (key, value) values (?, '1')
     on conflict (key) do update set value = cast(value as integer) + 1`,
  ).run(versionKey)
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
export function tellOnce(connection: Sqlite.Database, since: number): void {
  prepareOnce(
    connection,
    `delete from outbox where id > @since
     and id not in (select min(id) from outbox where id > @since group by kind, key)`,
  ).run({ since })
}

/** The version of the directory: another one after each change, whichever process made it. */
export function createReadDirectoryVersion(connection: Sqlite.Database): () => string {
  const read = connection.prepare('select value from notes where key = ?').pluck()
  return () => String(read.get(versionKey) ?? '0')
}
