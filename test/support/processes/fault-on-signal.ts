import { isMainThread } from 'node:worker_threads'

// Loaded into a service with `--import`: a signal then breaks its main thread.

function hangOnPurpose(): void {
  // An endless pattern, like those the watchdog was made for.
  ;/^(a+)+$/.test(`${'a'.repeat(60)}b`)
}

if (isMainThread) {
  process.on('SIGUSR2', hangOnPurpose)
  process.on('SIGWINCH', () => void Promise.reject(new Error('rejected on purpose')))
}
