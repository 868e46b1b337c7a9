import { setTimeout as sleep } from 'node:timers/promises'
import { refused } from './exit-codes.js'
import { type ServiceRun, startRun } from './service-run.js'
import { maxStopMs } from './stop-limit.js'

/** One that lived less is started again ever more slowly; in milliseconds. */
const shortLifeMs = 60_000
const defaultPauses = { first: 1000, longest: 30_000 }
/** Starts in a row that failed before it ever served. After it once served, what keeps it from starting may pass. */
const maxFailedStarts = 5
export const stopPatience = {
  serving: maxStopMs,
  /** While it starts nobody waits, and what it writes is whole or not there: a long step of it is not waited for. */
  starting: 2000,
}

export interface KeepOptions {
  /** The file of the service. */
  program: string
  /** Told what happened, in plain words. */
  say(words: string): void
  /** Writes what the service reported before its end: lines of the log. */
  log(lines: string): void
  /** Before another start after a short life, twice as long each time; in milliseconds. */
  pauses?: { first: number; longest: number }
  /** How long it may take to stop before it is killed, in milliseconds. */
  patience?: { serving: number; starting: number }
}

/** How it all ended: the code to exit with, and whether the service had no time to clear up after itself. */
export interface KeptEnd {
  code: number
  killed: boolean
}

/** The service as a process that is started again when it ends by itself. */
export interface KeptService {
  /** Resolves once it is over: it was stopped, or there is no use in another start. */
  ended: Promise<KeptEnd>
  /** Ends it, with time to finish. */
  stop(): void
  /** Ends it at once. */
  kill(): void
}

/** Starts the service and keeps it running. */
export function keepService({
  program,
  say,
  log,
  pauses = defaultPauses,
  patience = stopPatience,
}: KeepOptions): KeptService {
  const stopping = new AbortController()
  let run: ServiceRun | null = null
  let killing: NodeJS.Timeout | undefined

  async function keep(): Promise<KeptEnd> {
    let shortLives = 0
    let failedStarts = 0
    let hasServed = false
    for (let why = ''; ; ) {
      run = startRun(program)
      // Only now: whoever reads what is said may be stuck, and the service is not to wait for that.
      if (why) say(why)
      const { code, signal, served, livedMs, report } = await run.ended
      run = null
      const over = { code: code ?? 1, killed: signal !== null }
      if (stopping.signal.aborted) return { ...over, code: code ?? 0 }
      hasServed ||= served
      // What served before may be refused by something that passes, such as a locked database.
      if (code === 0 || (code === refused && !hasServed)) return over
      shortLives = livedMs < shortLifeMs ? shortLives + 1 : 0
      failedStarts = served ? 0 : failedStarts + 1
      if (failedStarts === maxFailedStarts) {
        say(`The service could not be started ${maxFailedStarts} times in a row. What it said is above.`)
        if (!hasServed) return over
        say('It served before, so it is started again and again until that works.')
      }
      await sleep(pauseAfter(shortLives, pauses), undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return { ...over, code: 0 }
      why = `The service ${report ? 'stood still' : `ended unexpectedly (${signal ?? `code ${code}`})`} and is started again.`
      if (report) setImmediate(log, report)
    }
  }

  const kill = () => {
    stopping.abort()
    run?.kill('SIGKILL')
  }
  const stop = () => {
    if (stopping.signal.aborted) return
    stopping.abort()
    if (!run) return say('Stopping.')
    run.kill('SIGTERM')
    killing = setTimeout(kill, run.hasServed() ? patience.serving : patience.starting)
  }
  return { ended: keep().finally(() => clearTimeout(killing)), stop, kill }
}

/** None after the first: the families who ask just now wait for it. */
function pauseAfter(shortLives: number, { first, longest }: typeof defaultPauses): number {
  return shortLives < 2 ? 0 : Math.min(first * 2 ** (shortLives - 2), longest)
}
