import { existsSync } from 'node:fs'
import { latestRevisionId } from '../content/revisions/revision-store.js'
import { isMigrated } from '../platform/database/migrate-database.js'
import { databaseFile, openReadOnly } from '../platform/database/open-database.js'
import { Refusal } from '../platform/language/refusal.js'
import { wording } from '../platform/language/wording.js'
import { startWorker } from '../platform/threads/start-worker.js'
import { threadResult } from '../platform/threads/thread-result.js'
import type { DatabaseMessage, DatabaseWork } from './prepare-database-worker.js'

/** Filling a database takes seconds, and much longer on a busy machine; in milliseconds. */
const maxSilenceMs = 300_000

/**
 * Makes, migrates and fills a district's database in a thread of its own: that takes seconds, and the other districts answer
 * meanwhile.
 * @throws {Refusal} when it cannot be used; {ThreadFault} when the thread fails
 */
export async function prepareDatabase(config: DatabaseWork, say: (words: string) => void): Promise<void> {
  if (isPrepared(databaseFile(config.dataDir))) return
  const { dataDir, seedFolder, standardFolder, catalogFolder = null } = config
  const work: DatabaseWork = { dataDir, seedFolder, standardFolder, catalogFolder }
  const end = await threadResult<DatabaseMessage>(
    startWorker('./prepare-database-worker', import.meta.url, work),
    {
      name: 'district',
      silentMs: maxSilenceMs,
      onProgress(message) {
        if (!('say' in message)) return false
        say(message.say)
        return true
      },
    },
  )
  if ('refused' in end && end.refused !== null) throw new Refusal(wording('asWritten', { text: end.refused }))
}

/** Usually it is: then no thread is needed. */
function isPrepared(file: string): boolean {
  if (!existsSync(file)) return false
  try {
    const database = openReadOnly(file)
    try {
      return isMigrated(database.$client) && latestRevisionId(database) !== null
    } finally {
      database.$client.close()
    }
  } catch {
    // The thread says what the matter is.
    return false
  }
}
