import { existsSync, readFileSync, rmSync } from 'node:fs'
import { messageOf } from '../../language/worded-error.js'
import { type Wording, wording } from '../../language/wording.js'
import type { SearchLog } from '../log.js'
import type { MeilisearchProcess } from './meilisearch-process.js'

/** Failures in a row before the database is blamed. */
const deathsBeforeDiscard = 2

/** Messages of Meilisearch or the system about causes outside the database. */
const notTheDatabase = /Address already in use|Permission denied|No space left|^[A-Z]+: |^spawn /

/**
 * Logs why Meilisearch did not start, and deletes its database if that may help: it is a cache, and cheaper to rebuild
 * than to repair.
 * @param deaths failures in a row
 */
export function answerFault(fault: Wording, deaths: number, database: string, log: SearchLog): void {
  log.warn({ fault: fault.key, ...fault.values }, 'Meilisearch did not start')
  const otherVersion = /database version .{1,80} incompatible/.test(String(fault.values.text))
  const blamed = deaths >= deathsBeforeDiscard && mayBeDatabase(fault)
  if (!(otherVersion || blamed) || !existsSync(database)) return
  log.warn(
    otherVersion
      ? 'The search index is from another Meilisearch version: deleted, and rebuilt from the database'
      : 'The search index is damaged: deleted, and rebuilt from the database',
  )
  rmSync(database, { recursive: true, force: true })
}

/** Whether deleting the database, which is a cache, might help. */
function mayBeDatabase({ key, values }: Wording): boolean {
  if (key === 'meilisearch.noMessage') return true
  return key === 'asWritten' && !notTheDatabase.test(String(values.text))
}

/** Why a server did not become healthy in time. */
export async function whyNotHealthy(
  server: MeilisearchProcess,
  logFile: string,
  limitMs: number,
): Promise<Wording> {
  if (!server.hasEnded()) return wording('meilisearch.late', { seconds: limitMs / 1000 })
  const message = (await server.ended) ?? lastError(logFile)
  return message ? asWritten(message) : wording('meilisearch.noMessage')
}

/** The log line that says why Meilisearch gave up; null for none. */
function lastError(logFile: string): string | null {
  try {
    const text = readFileSync(logFile, 'utf8').slice(-20_000)
    return /^Error: .*$/m.exec(text)?.[0] ?? null
  } catch {
    return null
  }
}

/** A message of Meilisearch or the system, which only exists in English. */
export const asWritten = (message: unknown): Wording => wording('asWritten', { text: messageOf(message) })
