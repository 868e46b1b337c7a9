import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { heapLimitFlags } from './heap-limit.js'
import type { PortHandle } from './held-port.js'
import { heldPortFlag, reportPipe, servedBeforeFlag } from './supervised.js'

/**
 * Environment of the service. Each thread would keep memory of its own that it has freed: 30 to 50 MB. Pieces from 256 KB
 * on go back to the system when they are freed; without a number, that limit grows to 32 MB. After 1,500 answers 489 MB
 * instead of 531, after 4,000 hardly less.
 */
export const memoryEnv = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '262144' }

/** How one run of the service ended. */
export interface RunEnd {
  /** Null when a signal ended it. */
  code: number | null
  signal: string | null
  /** Whether it got as far as serving. */
  served: boolean
  livedMs: number
  /** Log lines that its watchdog reported; empty for none. */
  report: string
}

/** One run of the service, in its own process. */
export interface ServiceRun {
  /** Never rejects. */
  ended: Promise<RunEnd>
  hasServed(): boolean
  kill(signal: NodeJS.Signals): void
}

/**
 * @param program the file of the service
 * @param port for the service to listen on; null if it opens its own
 * @param servedBefore whether families wait for it
 */
export function startRun(program: string, port: PortHandle | null, servedBefore: boolean): ServiceRun {
  const began = performance.now()
  const flags = [...(port ? [heldPortFlag] : []), ...(servedBefore ? [servedBeforeFlag] : [])]
  const child = fork(program, flags, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc', 'pipe'],
    env: { ...memoryEnv, ...process.env },
    execArgv: [...process.execArgv, ...heapLimitFlags(process.env)],
  })
  // A child that ended at once is reported below.
  if (port) child.send('port', port as unknown as Socket, () => {})
  let served = false
  let report = ''
  child.on('message', (message) => {
    served ||= message === 'serving'
  })
  child.stdio[reportPipe]?.on('data', (lines) => {
    report += lines
  })
  const read = once(child, 'close').catch(() => {})
  const over = new Promise<Pick<RunEnd, 'code' | 'signal'>>((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal }))
    child.on('error', ({ message }) => resolve({ code: null, signal: message }))
  })
  const ended = over.then(async (end) => {
    // Its report is read in no time; its children may hold the pipe longer.
    await Promise.race([read, sleep(200)])
    return { ...end, served, report, livedMs: performance.now() - began }
  })
  return { ended, hasServed: () => served, kill: (signal) => void child.kill(signal) }
}
