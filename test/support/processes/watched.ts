import { open } from 'node:inspector'
import { setTimeout as sleep } from 'node:timers/promises'
import { startWatchdog } from '../../../src/platform/process/watchdog.js'

// A process with a watchdog that does what its argument says.

const ways: Record<string, () => unknown> = {
  busy: () => Promise.all([busyFor(1500), sleep(5000)]),
  debugged: () => {
    open(0, '127.0.0.1')
    setTimeout(() => busyFor(5000), 1000)
    return sleep(6000)
  },
  suspended: () => sleep(6000),
  loops: () => setTimeout(loopOnPurpose, 500),
}

function busyFor(ms: number): void {
  for (const until = performance.now() + ms; performance.now() < until; );
}

function loopOnPurpose(): void {
  for (;;) Math.random()
}

startWatchdog({ logs: true })
console.log('watched')
await ways[process.argv[2] ?? '']?.()
