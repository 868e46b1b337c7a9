import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { listAsides } from '../../platform/database/explain-database.js'

/**
 * Erases an inquiry, and saved cases with its words, or a message to an office, from the copies next to the database: those
 * from before a migration, and the database that a restore moved aside.
 * @param file of the database; one in memory has no copies
 * @returns names of the copies that could not be changed and still have it
 */
export function eraseInCopies(file: string, code: string): string[] {
  if (file === ':memory:' || file === '') return []
  const folder = dirname(file)
  const asides = listAsides(folder)
  const copies = ['', ...asides].flatMap((aside) =>
    listCopies(join(folder, aside), file).map((name) => join(aside, name)),
  )
  const databases = asides.map((aside) => join(aside, basename(file)))
  return [...copies, ...databases.filter((name) => existsSync(join(folder, name)))].filter(
    (name) => !eraseInCopy(join(folder, name), code),
  )
}

/** Copies from before a migration, by name. */
function listCopies(folder: string, file: string): string[] {
  const start = `${basename(file)}.before-`
  return readdirSync(folder).filter((name) => name.startsWith(start) && /\d$/.test(name))
}

function eraseInCopy(copy: string, code: string): boolean {
  let connection: Sqlite.Database | null = null
  try {
    connection = new Sqlite(copy)
    // Leave nothing in a journal next to the copy, either.
    connection.pragma('journal_mode = MEMORY')
    connection.pragma('secure_delete = ON')
    connection.pragma('foreign_keys = ON')
    connection.transaction(eraseFrom)(connection, code)
    return true
  } catch {
    return false
  } finally {
    connection?.close()
  }
}

/** Copies may be old: skip tables and columns they do not have. */
function eraseFrom(connection: Sqlite.Database, code: string): void {
  const has = connection
    .prepare("select count(*) from sqlite_master where type = 'table' and name = ?")
    .pluck()
  for (const table of ['messages', 'message_receipts'])
    if (has.get(table)) connection.prepare(`delete from ${table} where code = ?`).run(code)
  if (!has.get('inquiries')) return
  const text = connection.prepare('select text from inquiries where code = ?').pluck().get(code) ?? null
  if (has.get('saved_cases'))
    connection
      .prepare(
        "delete from saved_cases where concern = ? or (source in ('inquiry', 'wrong-door') and key = ?)",
      )
      .run(text, code)
  connection.prepare('delete from inquiries where code = ?').run(code)
}
