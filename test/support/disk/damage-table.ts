import { closeSync, openSync, writeSync } from 'node:fs'
import Sqlite from 'better-sqlite3'

const pageBytes = 4096

/** Overwrites the first page of a table, as a bad disk would. The database must be closed. */
export function damageTable(file: string, table: string): void {
  const database = new Sqlite(file)
  database.pragma('wal_checkpoint(TRUNCATE)')
  const find = database.prepare('select rootpage from sqlite_master where name = ?').pluck()
  const page = Number(find.get(table))
  database.close()
  const fd = openSync(file, 'r+')
  writeSync(fd, Buffer.alloc(pageBytes, 0xff), 0, pageBytes, (page - 1) * pageBytes)
  closeSync(fd)
}
