import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { heapLimitFlags } from './heap-limit.js'
import type { PortHandle } from './held-port.js'
import { heldPortFlag, type PortMessage, reportPipe, servedBeforeFlag } from './supervised.js'

/**
 * Environment of the service. Each thread would keep memory of its own that it has freed: 30 to 50 MB; with one arena instead of two
 * and free memory given back from 128 KB on, 5 to 8 MB less. Pieces from 256 KB on go back to the system when they are
 * freed; without a number, that limit grows to 32 MB.
 */
export const memoryEnv = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '262144',
  MALLOC_TRIM_THRESHOLD_: '131072',
}

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

/** So many connections are taken in a turn of the event loop, which lasts up to 50 ms in a flood of 1,000 a second. */
const handlesOfPort = 32

/** Gives a program the port, as several handles of one socket: from each, one connection is taken in a turn of its event loop. */
export function sendPort(child: ChildProcess, port: PortHandle): void {
  for (let left = handlesOfPort - 1; left >= 0; left--) {
    const message: PortMessage = { left }
    // Of a program that ended at once, its end is what counts.
    child.send(message, port as unknown as Socket, () => {})
  }
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
  if (port) sendPort(child, port)
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
