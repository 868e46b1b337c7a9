import type { Database } from '../../platform/database/open-database.js'
import { whenUnlocked } from '../../platform/database/when-unlocked.js'
import type { Log } from '../../platform/web/log.js'
import type { DraftProgress, DraftRunner } from './draft-runner.js'
import { createRehearsalStore, type RehearsalStore } from './rehearsal-store.js'

/** Runs the working copy before it is published: one rehearsal at a time, kept in the database. */
export interface Rehearsals extends Pick<RehearsalStore, 'find' | 'latest' | 'of'> {
  /** Starts one, or joins the one that is running. @returns its id */
  start(by: string | null): number
  /** @returns false where it is not running */
  cancel(id: number): Promise<boolean>
  /** Null while none is running. */
  progress(): ({ id: number } & DraftProgress) | null
  /** Ends the one that is running; the next start of the service notes that it was interrupted. */
  stop(): Promise<void>
  /** Resolves when none is running any more. */
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

  /** How something has ended is written as soon as it can be. Never rejects. */
  async function note(write: () => void): Promise<void> {
    try {
      await whenUnlocked(database, write, stopping.signal)
    } catch (error) {
      // Whatever is not noted before a stop is noted as interrupted at the next start.
      if (!stopping.signal.aborted) log.error({ fault: String(error) }, 'A rehearsal could not be noted')
    }
  }

  async function run(id: number): Promise<void> {
    try {
      const report = await draftRunner.rehearse(maxInquiries, (progress) => {
        if (running?.id === id) running = { id, ...progress }
      })
      await note(() => store.finish(id, report, now()))
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error)
      // After a cancel there is nothing running any more to fail.
      if (running?.id === id) {
        log.error({ fault, rehearsal: id }, 'A rehearsal failed')
        await note(() => store.end(id, 'failed', fault, now()))
      }
    } finally {
      if (running?.id === id) running = null
    }
  }

  return {
    find: store.find,
    latest: store.latest,
    of: store.of,
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
