import { databaseFaultOf } from '../database/database-fault.js'
import { Refusal } from '../language/refusal.js'
import { wording } from '../language/wording.js'

/** A backup cannot be made, opened, or restored. */
export class BackupFault extends Refusal {
  override name = 'BackupFault'
}

/**
 * Runs a step that writes to a folder.
 * @throws {BackupFault} in plain words, when the folder, its disk, or the database is at fault
 */
export async function inFolder<T>(folder: string, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw explainIn(folder, error)
  }
}

function explainIn(folder: string, error: unknown): unknown {
  if (error instanceof Refusal) return error
  const options = { cause: error }
  const { code } = error as { code?: unknown }
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new BackupFault(wording('backup.noFolder', { folder }), options)
  const fault = ['EACCES', 'EPERM', 'EROFS'].includes(String(code)) ? 'unwritable' : databaseFaultOf(error)
  if (fault === 'full') return new BackupFault(wording('backup.full', { folder }), options)
  if (fault === 'unwritable') return new BackupFault(wording('backup.unwritable', { folder }), options)
  if (fault === 'locked') return new BackupFault(wording('backup.locked'), options)
  if (fault === 'broken') return damaged((error as Error).message, options)
  return error
}

/** @param fault in SQLite's words */
export function damaged(fault: string, options: ErrorOptions = {}): BackupFault {
  return new BackupFault(wording('backup.damaged', { fault }), options)
}
