import { readFileSync, writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { mainThreadStack } from './main-thread-stack.js'
import { nameModule } from './name-module.js'
import { createStillness, readSample, type ThreadSample } from './stillness.js'
import { reportPipe } from './supervised.js'
import type { Heartbeat } from './watchdog.js'

/** Counts looks instead of reading a clock: a computer that slept has not hung. */
const lookEveryMs = 250

const { shared, logs } = workerData as Heartbeat
const stillness = createStillness(lookEveryMs)
let lastBeat = 0

function look(): void {
  const beat = Atomics.load(shared, 0)
  const debugged = Atomics.load(shared, 1) === 1
  if (beat !== lastBeat || debugged) {
    lastBeat = beat
    stillness.moved(sampleMainThread())
    return
  }
  const { stillMs, hung } = stillness.still(sampleMainThread())
  if (!hung) return
  clearInterval(timer)
  void end(stillMs)
}

/** Where the system does not tell, a still thread counts as asleep. */
function sampleMainThread(): ThreadSample {
  try {
    return readSample(readFileSync(`/proc/self/task/${process.pid}/stat`, 'utf8'))
  } catch {
    return { state: 'S', ranMs: 0 }
  }
}

/** The main thread cannot log, and a thread's `process.exit` ends only that thread. */
async function end(stillMs: number): Promise<void> {
  // End the process, even if the inspector fails.
  setTimeout(kill, 3000)
  const stack = await mainThreadStack().catch((error) => [String(error)])
  if (logs) writeSync(reportPipe, `${JSON.stringify(lineOf(stack, stillMs))}\n`)
  kill()
}

const kill = () => process.kill(process.pid, 'SIGKILL')

/** In pino's format, at its highest level. */
const lineOf = (stack: string[], stillMs: number) => ({
  level: 60,
  time: Date.now(),
  stack: stack.map(nameModule),
  msg: `The main thread hung for ${Math.round(stillMs / 1000)} seconds: restarting the process`,
})

const timer = setInterval(look, lookEveryMs)
