import { readFileSync, writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { mainThreadStack } from './main-thread-stack.js'
import { reportPipe } from './supervised.js'
import type { Heartbeat } from './watchdog.js'

const lookEveryMs = 250
/** Counts looks instead of reading a clock: a computer that slept has not hung. */
const maxStillMs = 3000
/**
 * Share of that time the thread ran, or waited for the disk: on a busy computer its longest step, of a second, takes
 * five.
 */
const minOwnMs = 2000
const maxStarvedMs = 12_000

const { shared, logs } = workerData as Heartbeat
let lastBeat = 0
let stillMs = 0
let waitedBefore = 0

function look(): void {
  const beat = Atomics.load(shared, 0)
  const debugged = Atomics.load(shared, 1) === 1
  if (beat !== lastBeat || debugged) {
    lastBeat = beat
    stillMs = 0
    waitedBefore = waitedForProcessor()
    return
  }
  stillMs += lookEveryMs
  const ownMs = stillMs - (waitedForProcessor() - waitedBefore)
  if (stillMs < maxStillMs || (ownMs < minOwnMs && stillMs < maxStarvedMs)) return
  clearInterval(timer)
  void end()
}

/** How long the main thread has waited for a processor since it started, in milliseconds; 0 where unknown. */
function waitedForProcessor(): number {
  try {
    const [, waited] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')
    return Number(waited) / 1e6
  } catch {
    return 0
  }
}

/** The main thread cannot log, and a thread's `process.exit` ends only that thread. */
async function end(): Promise<void> {
  // End the process, even if the inspector fails.
  setTimeout(kill, 3000)
  const stack = await mainThreadStack().catch((error) => [String(error)])
  if (logs) writeSync(reportPipe, `${JSON.stringify(lineOf(stack))}\n`)
  kill()
}

const kill = () => process.kill(process.pid, 'SIGKILL')

/** In pino's format, at its highest level. */
const lineOf = (stack: string[]) => ({
  level: 60,
  time: Date.now(),
  stack,
  msg: `The main thread hung for ${Math.round(stillMs / 1000)} seconds: restarting the process`,
})

const timer = setInterval(look, lookEveryMs)
