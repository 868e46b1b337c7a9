import type { Log } from '../web/log.js'
import type { Database } from './open-database.js'
import { whenUnlocked } from './when-unlocked.js'

/** Writes once the database takes it. Never rejects. */
export type WriteLater = (write: () => void) => Promise<void>

/** For small writes that nobody waits for. @param closing gives them up */
export function createWriteLater(database: Database, closing: AbortSignal, log: Log): WriteLater {
  return async (write) => {
    try {
      await whenUnlocked(database, write, closing)
    } catch (error) {
      if (!closing.aborted) log.error({ fault: String(error) }, 'A note could not be written')
    }
  }
}
