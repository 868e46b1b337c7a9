import type { Database } from '../../platform/database/open-database.js'
import { whenUnlocked } from '../../platform/database/when-unlocked.js'
import { faultInEnglish } from '../../platform/language/fault-in-english.js'
import { explainError } from '../../platform/language/worded-error.js'
import type { Log } from '../../platform/web/log.js'
import type { DraftProgress, DraftRunner } from './draft-runner.js'
import { createRehearsalStore, type RehearsalStore } from './rehearsal-store.js'

/** Rehearses the working copy before publication: one rehearsal at a time, stored in the database. */
export interface Rehearsals extends Pick<RehearsalStore, 'find' | 'latest' | 'of' | 'countHoles'> {
  /** Starts a rehearsal, or joins the running one. @returns its id */
  start(by: string | null): number
  /** @returns false if it is not running */
  cancel(id: number): Promise<boolean>
  /** Null while none runs. */
  progress(): ({ id: number } & DraftProgress) | null
  /** Ends the running one; the next start of the service records the interruption. */
  stop(): Promise<void>
  /** Resolves when no rehearsal is running. */
  settled(): Promise<void>
}

/** How many of the latest inquiries are replayed. */
export const maxInquiries = 500

export function createRehearsals(tools: {
  database: Database
  draftRunner: Pick<DraftRunner, 'rehearse' | 'clear'>
  now(): Date
  log: Log
}): Rehearsals {
  const { database, draftRunner, now, log } = tools
  const store = createRehearsalStore(database)
  let running: ({ id: number } & DraftProgress) | null = null
  let work: Promise<void> = Promise.resolve()
  const stopping = new AbortController()
  const last = store.latest()?.id ?? 0
  void note(() => store.interrupt(last))

  /** Writes a result as soon as possible. Never rejects. */
  async function note(write: () => void): Promise<void> {
    try {
      await whenUnlocked(database, write, stopping.signal)
    } catch (error) {
      // A result not written before a stop is recorded as interrupted at the next start.
      if (!stopping.signal.aborted)
        log.error({ fault: String(error) }, 'The result of a rehearsal could not be stored')
    }
  }

  async function run(id: number): Promise<void> {
    try {
      const report = await draftRunner.rehearse(maxInquiries, (progress) => {
        if (running?.id === id) running = { ...progress, id }
      })
      await note(() => store.finish(id, report, now()))
    } catch (error) {
      // After a cancel, it is no longer running and cannot fail.
      if (running?.id === id) {
        log.error({ fault: faultInEnglish(error), rehearsal: id }, 'A rehearsal failed')
        await note(() => store.end(id, 'failed', explainError(error), now()))
      }
    } finally {
      if (running?.id === id) running = null
    }
  }

  return {
    find: store.find,
    latest: store.latest,
    of: store.of,
    countHoles: store.countHoles,
    progress: () => running,
    settled: () => work,
    async stop() {
      stopping.abort()
      running = null
      await draftRunner.clear()
    },
    start(by) {
      if (running) return running.id
      const id = store.begin(by, now())
      running = { id, work: 'reading', share: 0 }
      work = run(id)
      return id
    },
    async cancel(id) {
      if (running?.id !== id) return false
      store.end(id, 'cancelled', null, now())
      running = null
      await draftRunner.clear()
      return true
    },
  }
}
