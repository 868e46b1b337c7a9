import type { Database } from '../database/open-database.js'
import type { Log } from '../web/log.js'
import { createRehearsalStore, type RehearsalStore } from './rehearsal-store.js'
import type { Stage, StageProgress } from './stage.js'

/** Runs the working copy before it is published: one rehearsal at a time, kept in the database. */
export interface Rehearsals extends Pick<RehearsalStore, 'find' | 'latest' | 'of'> {
  /** Starts one, or joins the one that is running. @returns its id */
  start(by: string | null): number
  /** @returns false where it is not running */
  cancel(id: number): Promise<boolean>
  /** Null while none is running. */
  progress(): ({ id: number } & StageProgress) | null
  /** Ends the one that is running; the next start of the service notes that it was interrupted. */
  stop(): Promise<void>
  /** Resolves when none is running any more. */
  settled(): Promise<void>
}

/** How many of the latest inquiries are replayed. */
export const mostInquiries = 500

export function createRehearsals(tools: {
  database: Database
  stage: Pick<Stage, 'rehearse' | 'clear'>
  now(): Date
  log: Log
}): Rehearsals {
  const { database, stage, now, log } = tools
  const store = createRehearsalStore(database)
  let running: ({ id: number } & StageProgress) | null = null
  let work: Promise<void> = Promise.resolve()
  store.interrupt()

  async function run(id: number): Promise<void> {
    try {
      const report = await stage.rehearse(mostInquiries, (progress) => {
        if (running?.id === id) running = { id, ...progress }
      })
      store.finish(id, report, now())
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error)
      // After a cancel there is nothing running any more to fail.
      if (running?.id === id) {
        log.error({ fault, rehearsal: id }, 'A rehearsal failed')
        store.end(id, 'failed', fault, now())
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
      running = null
      await stage.clear()
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
      running = null
      store.end(id, 'cancelled', null, now())
      await stage.clear()
      return true
    },
  }
}
