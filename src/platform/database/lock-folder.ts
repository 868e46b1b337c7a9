import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { Refusal } from '../language/refusal.js'
import { wording } from '../language/wording.js'

/** How long to wait for a stopping service, which releases the folder after its port; in milliseconds. */
const patienceMs = 3000
const tryEveryMs = 100
const lockFile = 'service.lock'

/** Another service runs on the same data folder. */
export class FolderInUse extends Refusal {
  override name = 'FolderInUse'
}

/**
 * Locks the data folder for as long as this process lives. The lock belongs to the operating system: a killed process
 * leaves none behind. Commands such as `npm run user` ignore it.
 * @returns releases the lock
 * @throws {FolderInUse}
 */
export async function lockFolder(dataDir: string, stopping: AbortSignal): Promise<() => void> {
  const lock = open(dataDir)
  if (!lock) return () => {}
  for (const until = Date.now() + patienceMs; !take(lock); await sleep(tryEveryMs)) {
    if (stopping.aborted) break
    if (Date.now() < until) continue
    const pid = lock.pragma('user_version', { simple: true }) as number
    lock.close()
    throw new FolderInUse(wording('start.folderInUse', { folder: dataDir, pid: String(pid) }))
  }
  return () => lock.close()
}

/** The process that has locked a folder; null for none. */
export function holderOf(dataDir: string): number | null {
  const file = join(dataDir, lockFile)
  if (!existsSync(file)) return null
  const lock = new Sqlite(file, { timeout: 0 })
  try {
    lock.exec('BEGIN IMMEDIATE; ROLLBACK')
    return null
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
    return lock.pragma('user_version', { simple: true }) as number
  } finally {
    lock.close()
  }
}

/** Null when the folder is not writable; opening the database reports that. */
function open(dataDir: string): Sqlite.Database | null {
  try {
    mkdirSync(dataDir, { recursive: true })
    const lock = new Sqlite(join(dataDir, lockFile), { timeout: 0 })
    // It holds nothing that must outlive the process: waiting for the disk took 50 ms.
    lock.pragma('synchronous = OFF')
    return lock
  } catch {
    return null
  }
}

/**
 * Notes this process as the holder, for the other service's message, then takes the lock. A SQLite writer blocks other
 * writers, not readers.
 */
function take(lock: Sqlite.Database): boolean {
  try {
    lock.pragma(`user_version = ${process.pid}`)
    lock.exec('BEGIN IMMEDIATE')
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return false
    return true
  }
}
