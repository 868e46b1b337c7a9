import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { mainThreadStack } from './main-thread-stack.js'
import { reportPipe } from './supervised.js'
import type { Heartbeat } from './watchdog.js'

const lookEveryMs = 250
/** Twelve looks: three seconds. They are counted, not read off a clock: a computer that slept has stood still for nobody. */
const maxStillLooks = 12

const { shared, logs } = workerData as Heartbeat
let lastBeat = 0
let stillLooks = 0

function look(): void {
  const beat = Atomics.load(shared, 0)
  const debugged = Atomics.load(shared, 1) === 1
  stillLooks = beat === lastBeat && !debugged ? stillLooks + 1 : 0
  lastBeat = beat
  if (stillLooks < maxStillLooks) return
  clearInterval(timer)
  void end()
}

/** The main thread cannot log, and `process.exit` of a thread ends that alone. */
async function end(): Promise<void> {
  // Whatever happens to the inspector, the process is to end.
  setTimeout(kill, 3000)
  const stack = await mainThreadStack().catch((error) => [String(error)])
  if (logs) writeSync(reportPipe, `${JSON.stringify(lineOf(stack))}\n`)
  kill()
}

const kill = () => process.kill(process.pid, 'SIGKILL')

/** As pino writes it, at its highest level. */
const lineOf = (stack: string[]) => ({
  ...{ level: 60, time: Date.now(), stack },
  msg: `The main thread stood still for ${(maxStillLooks * lookEveryMs) / 1000} seconds: the process is replaced`,
})

const timer = setInterval(look, lookEveryMs)
