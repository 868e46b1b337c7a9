import { faultInEnglish } from '../language/fault-in-english.js'
import type { Log } from '../web/log.js'

/** A job that runs at start and then every day, until stopped. */
export interface DailyJob {
  /** Runs it now, and then every day. @returns when the first run is done; never rejects */
  start(): Promise<void>
  /** @returns when a running job is done */
  stop(): Promise<void>
}

export interface DailyJobOptions {
  /** For the log: "Old texts could not be erased". */
  fault: string
  log: Log
  /** In milliseconds; defaults to a day. */
  every?: number
  /** How soon a failed run is retried, in milliseconds; defaults to ten minutes. */
  again?: number
}

const minute = 60_000

/** @param work may reject: that is logged and retried soon */
export function createDailyJob(work: () => Promise<void>, options: DailyJobOptions): DailyJob {
  const { fault: words, log, every = 24 * 60 * minute, again = 10 * minute } = options
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> | null = null
  let stopped = false

  async function run(): Promise<void> {
    let next = every
    try {
      await work()
    } catch (error) {
      next = again
      // A stop ends the work midway: not a fault.
      if (!stopped) log.error({ fault: faultInEnglish(error) }, words)
    }
    if (stopped) return
    timer = setTimeout(begin, next)
    // The process does not stay alive for tomorrow's run.
    timer.unref()
  }

  function begin(): Promise<void> {
    running = run()
    return running
  }

  return {
    start: begin,
    async stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      await running
    },
  }
}
