import { setTimeout as sleep } from 'node:timers/promises'
import { refused } from './exit-codes.js'
import { type HeldPort, holdPort } from './held-port.js'
import { type ServiceRun, startRun } from './service-run.js'
import { maxStopMs } from './stop-limit.js'

/** A service that lived shorter than this is restarted with growing pauses; in milliseconds. */
const shortLifeMs = 60_000
const defaultPauses = { first: 1000, longest: 30_000 }
/** In a longer pause, families are better refused than kept waiting; in milliseconds. */
const maxHeldPauseMs = 2000
/** Failed starts in a row before the service ever served. Once it has served, a failure may be temporary. */
const maxFailedStarts = 5
export const stopPatience = {
  serving: maxStopMs,
  /** During start nobody waits, and every write is atomic: a long step is not waited for. */
  starting: 2000,
}

export interface KeepOptions {
  /** The file of the service. */
  program: string
  /** Its port, held between two runs; each run opens its own by default. */
  port?: HeldPort
  /** Reports what happened, in plain words. */
  say(words: string): void
  /** Writes the log lines that the service reported before it ended. */
  log(lines: string): void
  /** Pause before a restart after a short life, doubled each time; in milliseconds. */
  pauses?: { first: number; longest: number }
  /** How long it may take to stop before it is killed, in milliseconds. */
  patience?: { serving: number; starting: number }
}

/** How it ended: the exit code, and whether the service had no time to clean up. */
export interface KeptEnd {
  code: number
  killed: boolean
}

/** The service as a process that is restarted when it ends by itself. */
export interface KeptService {
  /** Resolves when it is over: it was stopped, or a restart would not help. */
  ended: Promise<KeptEnd>
  /** Stops it, with time to finish. */
  stop(): void
  /** Stops it at once. */
  kill(): void
}

/** Starts the service and keeps it running. */
export function keepService({
  program,
  port = holdPort(null),
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
      const handle = await port.take()
      if (stopping.signal.aborted) return { code: 0, killed: false }
      run = startRun(program, handle, hasServed)
      // Only now: a reader of the output may be stuck, and the service must not wait for it.
      if (why) say(why)
      const { code, signal, served, livedMs, report } = await run.ended
      run = null
      const end = { code: code ?? 1, killed: signal !== null }
      if (stopping.signal.aborted) return { ...end, code: code ?? 0 }
      hasServed ||= served
      // A service that has served before may be refused by something temporary, such as a locked database.
      if (code === 0 || (code === refused && !hasServed)) return end
      shortLives = livedMs < shortLifeMs ? shortLives + 1 : 0
      failedStarts = served ? 0 : failedStarts + 1
      if (failedStarts === maxFailedStarts) {
        say(`The service failed to start ${maxFailedStarts} times in a row. See its messages above.`)
        if (!hasServed) return end
        say('It has served before, so it is restarted until it works.')
      }
      const pause = pauseAfter(shortLives, pauses)
      if (pause > maxHeldPauseMs) port.release()
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return { ...end, code: 0 }
      why = `The service ${report ? 'hung' : `ended unexpectedly (${signal ?? `code ${code}`})`} and is being restarted.`
      if (report) setImmediate(log, report)
    }
  }

  const kill = () => {
    stopping.abort()
    port.release()
    run?.kill('SIGKILL')
  }
  const stop = () => {
    if (stopping.signal.aborted) return
    stopping.abort()
    port.release()
    if (!run) return say('Stopping.')
    run.kill('SIGTERM')
    killing = setTimeout(kill, run.hasServed() ? patience.serving : patience.starting)
  }
  const over = () => {
    clearTimeout(killing)
    port.release()
  }
  return { ended: keep().finally(over), stop, kill }
}

/** No pause after the first end: families are waiting. */
function pauseAfter(shortLives: number, { first, longest }: typeof defaultPauses): number {
  return shortLives < 2 ? 0 : Math.min(first * 2 ** (shortLives - 2), longest)
}
