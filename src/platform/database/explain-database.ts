import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type DatabaseFault, databaseFaultOf } from './database-fault.js'

/** The database cannot be used. The message says why, and what to do. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
}

/**
 * Turns an error from opening the database into a `DatabaseError`; null when neither the database nor its folder is at
 * fault.
 */
export function explainDatabase(error: unknown, file: string): DatabaseError | null {
  if (error instanceof DatabaseError) return error
  const { code } = error as { code?: unknown }
  const fault = ['EACCES', 'EROFS', 'EPERM', 'ENOTDIR'].includes(String(code))
    ? 'unwritable'
    : databaseFaultOf(error)
  return fault && new DatabaseError(words[fault](file), { cause: error })
}

const words: Record<DatabaseFault, (file: string) => string> = {
  locked: (file) =>
    `Another program holds the database ${file}. End it (a backup, a database browser), and start again.`,
  full: (file) =>
    `The disk is full: nothing can be written to ${dirname(file)}. Free some space, and start again.`,
  unwritable: (file) =>
    `Nothing can be written to ${dirname(file)}. Give the user who runs the service the right to write there, or name another folder with DATA_DIR. Nothing was changed.`,
  broken: (file) =>
    `The database ${file} is damaged, or is no database. Put your last copy of it in its place, and start again. To begin anew instead, move everything out of ${dirname(file)}. Nothing was changed.`,
}

/**
 * Refuses to replace a lost database with the sample district: the folder shows whether there was one.
 * @throws {DatabaseError}
 */
export function refuseLostDatabase(file: string): void {
  if (file === ':memory:' || file === '' || (existsSync(file) && statSync(file).size > 0)) return
  const left = leftBy(file)
  if (left.length === 0) return
  const state = existsSync(file) ? 'empty' : 'missing'
  throw new DatabaseError(
    `The database ${file} is ${state}, but its folder holds ${left.join(', ')} of one. Put your last copy of the database in its place, and start again. To begin anew instead, move everything out of ${dirname(file)}. Nothing was changed.`,
  )
}

/** Files that only a running service leaves behind. */
function leftBy(file: string): string[] {
  const folder = dirname(file)
  if (!existsSync(folder)) return []
  const backups = readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}.before-`))
  const waiting = ['not-yet-kept.jsonl', 'not-yet-kept-opt-outs.jsonl']
  const others = ['keys/service.key', ...waiting, `${basename(file)}-wal`, 'models']
  return [...others.filter((name) => holdsSomething(join(folder, name))), ...backups]
}

function holdsSomething(path: string): boolean {
  if (!existsSync(path)) return false
  const stats = statSync(path)
  return stats.isDirectory() ? readdirSync(path).length > 0 : stats.size > 0
}
