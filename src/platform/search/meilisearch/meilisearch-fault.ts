import { existsSync, readFileSync, rmSync } from 'node:fs'
import { messageOf } from '../../language/worded-error.js'
import { type Wording, wording } from '../../language/wording.js'
import type { SearchLog } from '../log.js'
import type { MeilisearchProcess } from './meilisearch-process.js'

/** Failures in a row before the database is blamed. */
const deathsBeforeDiscard = 2

/** The part to blame: the database of another version, perhaps the database, or something outside of it. */
export type StartCause = 'other-version' | 'database' | 'outside'

/** Why Meilisearch did not start. */
export interface StartFault {
  cause: StartCause
  wording: Wording
}

/**
 * Logs why Meilisearch did not start, and deletes its database if that may help: it is a cache, and cheaper to rebuild
 * than to repair.
 * @param deaths failures in a row
 */
export function answerFault(
  { cause, wording: { key, values } }: StartFault,
  deaths: number,
  database: string,
  log: SearchLog,
): void {
  log.warn({ fault: key, ...values }, 'Meilisearch did not start')
  const isBlamed = cause === 'other-version' || (cause === 'database' && deaths >= deathsBeforeDiscard)
  if (!isBlamed || !existsSync(database)) return
  log.warn(
    cause === 'other-version'
      ? 'The search index is from another Meilisearch version: deleted, and rebuilt from the database'
      : 'The search index is damaged: deleted, and rebuilt from the database',
  )
  rmSync(database, { recursive: true, force: true })
}

/** Why a server did not become healthy in time. */
export async function whyNotHealthy(
  server: MeilisearchProcess,
  logFile: string,
  limitMs: number,
): Promise<StartFault> {
  if (!server.hasEnded()) return outside(wording('meilisearch.late', { seconds: limitMs / 1000 }))
  const message = (await server.ended) ?? lastError(logFile)
  return message ? reportedFault(message) : { cause: 'database', wording: wording('meilisearch.noMessage') }
}

/** A fault that no other database would cure. */
export const outside = (reason: Wording): StartFault => ({ cause: 'outside', wording: reason })

/** A fault as Meilisearch or the system reports it. They have no codes: its cause is read from the message, here only. */
export function reportedFault(message: unknown): StartFault {
  return { cause: causeIn(messageOf(message)), wording: asWritten(message) }
}

function causeIn(message: string): StartCause {
  if (/database version .{1,80} incompatible/.test(message)) return 'other-version'
  const isElsewhere = /Address already in use|Permission denied|No space left|^[A-Z]+: |^spawn /.test(message)
  return isElsewhere ? 'outside' : 'database'
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
