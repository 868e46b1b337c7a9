import Sqlite from 'better-sqlite3'
import { hasNewerMigrations } from '../database/migrate-database.js'
import { wording } from '../language/wording.js'
import { BackupFault, damaged } from './backup-fault.js'

/**
 * Opens a copy of the database and reads all of it: its pages, what points to what, its version, its rows.
 * @param tables how many rows each table must have; left out for any
 * @throws {BackupFault} when the copy is damaged, incomplete, or from a newer version
 */
export function checkCopy(file: string, tables?: Readonly<Record<string, number>>): void {
  let connection: Sqlite.Database | undefined
  try {
    connection = open(file)
    const found = connection.pragma('integrity_check(1)', { simple: true })
    if (found !== 'ok') throw damaged(String(found))
    const orphans = connection.pragma('foreign_key_check') as { table: string }[]
    if (orphans.length > 0) throw damaged(`foreign keys of ${orphans[0]!.table}`)
    if (hasNewerMigrations(connection)) throw new BackupFault(wording('restore.newer'))
    if (tables) mustHave(tables, countRows(connection))
  } catch (error) {
    throw error instanceof BackupFault ? error : damaged((error as Error).message, { cause: error })
  } finally {
    connection?.close()
  }
}

function open(file: string): Sqlite.Database {
  return new Sqlite(file, { readonly: true, fileMustExist: true })
}

function mustHave(tables: Readonly<Record<string, number>>, found: Readonly<Record<string, number>>): void {
  const names = new Set([...Object.keys(tables), ...Object.keys(found)])
  const other = [...names].find((name) => tables[name] !== found[name])
  if (other) throw damaged(`rows of ${other}: ${found[other] ?? 0}, not ${tables[other] ?? 0}`)
}

/** How many rows each table has. */
export function countRows(connection: Sqlite.Database): Record<string, number> {
  const names = connection
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'")
    .pluck()
    .all() as string[]
  const count = (name: string) =>
    connection
      .prepare(`select count(*) from "${name.replaceAll('"', '""')}"`)
      .pluck()
      .get() as number
  return Object.fromEntries(names.sort().map((name) => [name, count(name)]))
}

/** The same for a file. */
export function countRowsOf(file: string): Record<string, number> {
  const connection = open(file)
  try {
    return countRows(connection)
  } finally {
    connection.close()
  }
}
