import { existsSync, statSync } from 'node:fs'
import type Sqlite from 'better-sqlite3'
import { startWorker } from '../threads/start-worker.js'
import { threadResult } from '../threads/thread-result.js'

/** To the thread. */
export interface DamageOrder {
  file: string
  isAwaited: boolean
}

/** From the thread. */
export interface DamageReport {
  damage: string | null
}

/** A large database on a slow disk takes minutes; in milliseconds. */
const maxSilenceMs = 30 * 60_000

/** Reads every page of the file. @returns SQLite's message about the first damage; null when the file is sound */
export function findDamage(connection: Sqlite.Database): string | null {
  try {
    const found = String(connection.pragma('quick_check(1)', { simple: true }))
    return found === 'ok' ? null : found
  } catch (error) {
    return (error as Error).message
  }
}

/**
 * The same in a thread of its own.
 * @param stopping ends it
 * @param isAwaited whether the start waits for it; else it lets others go first
 * @throws {ThreadFault} when it fails, or is ended
 */
export async function findDamageBeside(
  file: string,
  stopping: AbortSignal,
  isAwaited = false,
): Promise<string | null> {
  const order: DamageOrder = { file, isAwaited }
  const worker = startWorker('./find-damage-worker', import.meta.url, order)
  const end = () => void worker.terminate()
  stopping.addEventListener('abort', end, { once: true })
  try {
    return (await threadResult<DamageReport>(worker, { name: 'check', silentMs: maxSilenceMs })).damage
  } finally {
    stopping.removeEventListener('abort', end)
  }
}

/** Whether its last program closed it: SQLite then deletes the write-ahead log. Ask before it is opened. */
export function wasClosed(file: string): boolean {
  const log = `${file}-wal`
  return !existsSync(log) || statSync(log).size === 0
}
