import { closeSync, openSync, writeSync } from 'node:fs'
import Sqlite from 'better-sqlite3'

const pageBytes = 4096

/** Overwrites the first page of a table, as a bad disk would. The database must be closed. */
export function damageTable(file: string, table: string): void {
  const database = new Sqlite(file)
  database.pragma('wal_checkpoint(TRUNCATE)')
  const page = pageOf(database, table)
  database.close()
  damagePage(file, page)
}

/** The first page of a table. */
export const pageOf = (database: Sqlite.Database, table: string): number =>
  Number(database.prepare('select rootpage from sqlite_master where name = ?').pluck().get(table))

/** Overwrites a page. */
export function damagePage(file: string, page: number): void {
  const fd = openSync(file, 'r+')
  writeSync(fd, Buffer.alloc(pageBytes, 0xff), 0, pageBytes, (page - 1) * pageBytes)
  closeSync(fd)
}
