import { addDays, dayMs, localClock, momentAt } from '../directory/time/local-time.js'
import { noteMoment, readMoment } from '../platform/database/note-store.js'
import { faultInEnglish } from '../platform/language/fault-in-english.js'
import { NotYet } from '../platform/metrics/jobs.js'
import type { Platform } from '../platform/open-platform.js'
import { TurnGivenUp } from '../platform/threads/turns.js'

/** A job of every night: once, however often the service restarts. A night that was missed is made up for, once. */
export interface NightlyJob {
  /** Looks now and then whether it is due, for the first time after `firstWaitMs`. */
  start(): void
  /** Runs it now, unless it runs. @returns when it is done; never rejects */
  run(): Promise<void>
  /** Runs it if it is due. @returns whether it did */
  runIfDue(): Promise<boolean>
  isRunning(): boolean
  /** When it was last done; null for never. From memory. */
  lastDone(): Date | null
  /** @returns when a running job is done */
  stop(): Promise<void>
}

export interface NightlyJobOptions {
  /** Of its note in the database: `backup`. */
  name: string
  /** From 0 to 23, in the district's time zone. */
  hour: number
  /** IANA name. */
  timeZone(): string
  /** For the log: "The backup failed". */
  fault: string
  /** After how long a failed one is tried again, in milliseconds; an hour by default. */
  againMs?: number
  /** Before the first look, in milliseconds: a service that has just started has more urgent work. None by default. */
  firstWaitMs?: number
  /** Whether it mostly waits: then it needs no turn among those of other districts. */
  isLight?: boolean
  /** A reason to run it again on a day when it was done. */
  isMissing?(): Promise<boolean>
}

/** Measured where `jobs` is given. */
export type JobTools = Pick<Platform, 'database' | 'writeLater' | 'now' | 'log'> & {
  jobs?: (Pick<Platform['jobs'], 'add'> & Partial<Platform['jobs']>) | undefined
}

const minute = 60_000
const lookEveryMs = 5 * minute
/** A look that comes a moment early must not leave a try to the next one. */
const earlyMs = minute / 2
const hourMs = 60 * minute
/** A job done later than this from now was done while the clock was wrong, in milliseconds. */
const maxAheadMs = dayMs

/** @param work may reject: that is logged, unless it is a `NotYet`, and it runs again later */
export function createNightlyJob(
  work: () => Promise<void>,
  { database, writeLater, now, log, jobs }: JobTools,
  {
    name,
    hour,
    timeZone,
    fault: words,
    againMs = hourMs,
    firstWaitMs = 0,
    isLight = false,
    isMissing = async () => false,
  }: NightlyJobOptions,
): NightlyJob {
  const key = `job:${name}`
  let done: Date | null | undefined
  let failedAt: number | null = null
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  let isStopped = false
  const minute = jobs?.minute ?? 0
  const measure = jobs?.add(name, lastDone, { isLight, nextAt }) ?? ((measured) => measured())

  function lastDone(): Date | null {
    if (done === undefined) done = readMoment(database, key)
    return done
  }

  const isNight = () => isNightDue({ last: lastDone(), now: now(), hour, minute, timeZone: timeZone() })

  function nextAt(): Date {
    if (failedAt !== null) return new Date(failedAt + againMs)
    if (isNight()) return now()
    const tomorrow = addDays(nightOf(now(), hour, timeZone(), minute), 1)
    return momentAt(tomorrow, hour * 60 + minute, timeZone())
  }

  async function isDue(): Promise<boolean> {
    if (failedAt !== null) return Math.abs(now().getTime() - failedAt) >= againMs - earlyMs
    return isNight() || (await isMissing())
  }

  async function runOnce(): Promise<void> {
    const began = now()
    try {
      await measure(work)
      done = began
      failedAt = null
      await writeLater(() => noteMoment(database, key, began))
    } catch (error) {
      if (error instanceof TurnGivenUp) return
      failedAt = began.getTime()
      // A stop ends the work midway: not a fault.
      if (!isStopped && !(error instanceof NotYet)) log.error({ fault: faultInEnglish(error) }, words)
    }
  }

  function run(): Promise<void> {
    running ??= runOnce().finally(() => {
      running = null
    })
    return running
  }

  async function runIfDue(): Promise<boolean> {
    if (running || isStopped || !(await isDue())) return false
    await run()
    return true
  }

  const look = () => void runIfDue().catch((error) => log.error({ fault: faultInEnglish(error) }, words))

  function begin(): void {
    look()
    timer = setInterval(look, lookEveryMs).unref()
  }

  return {
    start() {
      if (firstWaitMs === 0) begin()
      else timer = setTimeout(begin, firstWaitMs).unref()
    },
    run,
    runIfDue,
    isRunning: () => running !== null,
    lastDone,
    async stop() {
      isStopped = true
      if (timer) clearInterval(timer)
      await running
    },
  }
}

interface Night {
  last: Date | null
  now: Date
  hour: number
  /** After the hour; 0 by default. */
  minute?: number
  /** IANA name. */
  timeZone: string
}

/** Compares nights, not hours: clocks that change make one no longer, no shorter, and no second one. */
export function isNightDue({ last, now, hour, minute = 0, timeZone }: Night): boolean {
  if (!last || last.getTime() > now.getTime() + maxAheadMs) return true
  const [done, due] = [last, now].map((moment) => nightOf(moment, hour, timeZone, minute))
  return done! < due!
}

/** The ISO date of the newest night that has begun: its hour may have been skipped in spring. */
export function nightOf(moment: Date, hour: number, timeZone: string, minute = 0): string {
  const { date, minute: sinceMidnight } = localClock(moment, timeZone)
  if (sinceMidnight >= hour * 60 + minute) return date
  return addDays(date, -1)
}
