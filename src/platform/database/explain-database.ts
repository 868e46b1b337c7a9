import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../language/refusal.js'
import { wording } from '../language/wording.js'
import { databaseFaultOf } from './database-fault.js'

/** The database cannot be used. */
export class DatabaseError extends Refusal {
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
  if (!fault) return null
  return new DatabaseError(wording(`database.fault.${fault}`, { file, folder: dirname(file) }), {
    cause: error,
  })
}

/**
 * Refuses to replace a lost database with the sample district: the folder shows whether there was one.
 * @throws {DatabaseError}
 */
export function refuseLostDatabase(file: string): void {
  if (file === ':memory:' || file === '' || (existsSync(file) && statSync(file).size > 0)) return
  const left = leftBy(file)
  if (left.length === 0) return
  const values = { file, folder: dirname(file), left: left.join(', ') }
  throw new DatabaseError(
    existsSync(file) ? wording('database.empty', values) : wording('database.missing', values),
  )
}

/** The start of the name of a folder with what a restore replaced. */
export const asideStart = 'before-restore-'

/** What restores moved aside, by name. */
export const listAsides = (dataDir: string): string[] =>
  readdirSync(dataDir).filter((name) => name.startsWith(asideStart))

/** Files that only a running service, or a restore, leaves behind. */
function leftBy(file: string): string[] {
  const folder = dirname(file)
  if (!existsSync(folder)) return []
  const starts = [`${basename(file)}.before-`, asideStart]
  const backups = readdirSync(folder).filter((name) => starts.some((start) => name.startsWith(start)))
  const waiting = ['not-yet-kept.jsonl', 'not-yet-kept-opt-outs.jsonl']
  const others = ['keys/service.key', ...waiting, `${basename(file)}-wal`, 'models']
  return [...others.filter((name) => holdsSomething(join(folder, name))), ...backups]
}

function holdsSomething(path: string): boolean {
  if (!existsSync(path)) return false
  const stats = statSync(path)
  return stats.isDirectory() ? readdirSync(path).length > 0 : stats.size > 0
}
