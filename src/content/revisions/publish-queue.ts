import pLimit from 'p-limit'
import type { Log } from '../../platform/web/log.js'
import type { PublishRun, PublishWork } from './publish-steps.js'

/** Progress of a publication. */
export interface PublishProgress {
  /** Null for a revision that another process published. */
  publication: number | null
  work: PublishWork
  /** 0 to 1. */
  share: number
}

/** Runs one publication at a time, shows its progress, and cancels it. */
export function createPublishQueue(log: Log) {
  const inTurn = pLimit(1)
  const stopping = new AbortController()
  let working: Promise<void> = Promise.resolve()
  let going: { id: number | null; abort: AbortController } | null = null
  let progress: PublishProgress | null = null

  return {
    /** Aborts when the service stops. */
    stopping: stopping.signal,
    progress: () => progress,
    isRunning: () => going !== null,

    /** Runs the work after earlier work. */
    add(work: () => Promise<void>): void {
      working = inTurn(async () => {
        try {
          if (!stopping.signal.aborted) await work()
        } catch (error) {
          if (!stopping.signal.aborted) log.error({ fault: String(error) }, 'Publishing was interrupted')
        }
      })
    },

    /** Runs steps that report progress and can be canceled. @param id of the publication; null for none */
    async run(id: number | null, steps: (run: PublishRun) => Promise<void>): Promise<void> {
      const abort = new AbortController()
      going = { id, abort }
      try {
        await steps({
          report: (work, share) => {
            progress = { publication: id, work, share }
          },
          signal: abort.signal,
        })
      } finally {
        going = null
        progress = null
      }
    },

    /** Cancels a publication if it runs. */
    cancel(id: number): void {
      if (going?.id === id) going.abort.abort()
    },

    /** Resolves when nothing is running, whatever the outcome. */
    async settled(): Promise<void> {
      let seen: Promise<void> | null = null
      while (seen !== working) {
        seen = working
        await seen
      }
    },

    async stop(): Promise<void> {
      stopping.abort()
      going?.abort.abort()
      await working
    },
  }
}
