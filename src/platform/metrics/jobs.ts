import { atOnce, type InTurn } from '../threads/turns.js'
import type { Metrics } from './metrics.js'

/** A job cannot be done yet, for a reason that passes by itself: it is tried again, and has not failed. */
export class NotYet extends Error {
  override name = 'NotYet'
}

/** Measures the jobs that run by themselves. */
export interface Jobs {
  /**
   * Adds a job, by its name. @param lastDone when it was last done, also before this start; null for never; must be quick
   * @returns runs it and measures it: the result of the work
   */
  add(
    job: string,
    lastDone: () => Date | null,
    options?: { isLight?: boolean; nextAt?: () => Date },
  ): <T>(work: () => Promise<T>) => Promise<T>
  /** Adds what must find the service open, too. @param nextAt when it is next due; null for not at all; must be quick */
  plan(nextAt: () => Date | null): void
  /** When the next of all is due: at once while one runs, or waits for its turn. Null for none. */
  nextAt(now: Date): Date | null
  /** How many minutes after its hour a nightly job begins: those of many districts do not begin together. */
  minute: number
}

export interface JobsOptions {
  /** Heavy jobs of many districts wait for each other. */
  inTurn?: InTurn
  minute?: number
  /** Gives up the wait. */
  closing?: AbortSignal
}

export function createJobs(
  metrics: Metrics,
  { inTurn = atOnce, minute = 0, closing = new AbortController().signal }: JobsOptions = {},
): Jobs {
  const lastDoneOf = new Map<string, () => Date | null>()
  const tookOf = new Map<string, number>()
  const plans: (() => Date | null)[] = []
  let underWay = 0
  // Not `job`: Prometheus has that for the service as a whole, and would rename ours.
  const failures = metrics.counter({
    name: 'job_failures_total',
    help: 'Runs of a job that failed since this start',
    labelNames: ['task'],
  })
  const runs = metrics.counter({
    name: 'job_runs_total',
    help: 'Runs of a job that were done since this start',
    labelNames: ['task'],
  })
  metrics.gauge(
    {
      name: 'job_last_success_timestamp_seconds',
      help: 'When the last good run of a job began; absent before the first',
      labelNames: ['task'],
    },
    () => new Map([...lastDoneOf].map(([job, read]) => [job, secondsOf(read())])),
  )
  metrics.gauge(
    {
      name: 'job_last_duration_seconds',
      help: 'How long the last run of a job took; absent before the first since this start',
      labelNames: ['task'],
    },
    () => tookOf,
  )

  return {
    minute,
    plan: (nextAt) => void plans.push(nextAt),
    nextAt(now) {
      if (underWay > 0) return now
      const all = plans.flatMap((nextAt) => nextAt() ?? [])
      return all.length > 0 ? new Date(Math.min(...all.map((each) => each.getTime()))) : null
    },
    add(job, lastDone, { isLight = false, nextAt } = {}) {
      if (nextAt) plans.push(nextAt)
      lastDoneOf.set(job, lastDone)
      failures.inc({ task: job }, 0)
      runs.inc({ task: job }, 0)
      return (work) => {
        underWay++
        const done = isLight ? measured(work) : inTurn(() => measured(work), closing)
        return done.finally(() => {
          underWay--
        })
      }

      async function measured<T>(work: () => Promise<T>): Promise<T> {
        const began = performance.now()
        try {
          const result = await work()
          runs.inc({ task: job })
          return result
        } catch (error) {
          if (!(error instanceof NotYet)) failures.inc({ task: job })
          throw error
        } finally {
          tookOf.set(job, (performance.now() - began) / 1000)
        }
      }
    },
  }
}

const secondsOf = (moment: Date | null) => moment && moment.getTime() / 1000
