import type { Log } from '../web/log.js'

/** Work that is done at the start and then every day, until it is stopped. */
export interface DailyJob {
  /** Does it now, and from now on every day. @returns when it is done for the first time; never rejects */
  start(): Promise<void>
  /** @returns when what is under way is done */
  stop(): Promise<void>
}

export interface DailyJobOptions {
  /** For the log: "Old texts could not be erased". */
  fault: string
  log: Log
  /** In milliseconds; a day when left out. */
  every?: number
  /** How soon it is tried again when it failed, in milliseconds; ten minutes when left out. */
  again?: number
}

const minute = 60_000

/** @param work may reject: that is logged, and it is tried again soon */
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
      log.error({ fault: (error as Error).message }, words)
    }
    if (stopped) return
    timer = setTimeout(begin, next)
    // Nobody waits for tomorrow's work before the process ends.
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
