import { monitorEventLoopDelay } from 'node:perf_hooks'

// Loaded into a service with `--import` by `npm run bench`: reports event loop delay since the last reading, processor
// time and memory.

/** A probe's reading; milliseconds and bytes. */
export interface ProbeReading {
  loop: { p99: number; max: number }
  cpuMs: number
  memory: number
}

const everyMs = 1
const delay = monitorEventLoopDelay({ resolution: everyMs })
delay.enable()
// Not a message: a listener would take away those that come before the service listens for its port.
process.on('SIGUSR2', () => {
  const { user, system } = process.cpuUsage()
  const inMs = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - everyMs)
  const reading: ProbeReading = {
    loop: { p99: inMs(delay.percentile(99)), max: inMs(delay.max) },
    cpuMs: (user + system) / 1000,
    memory: process.memoryUsage.rss(),
  }
  delay.reset()
  process.send?.(reading)
})
