import { isMainThread } from 'node:worker_threads'

// Loaded into a service by the tests (`--import`): a signal then breaks its main thread.

function hangOnPurpose(): void {
  // A pattern that takes ages, as the ones did that brought the watchdog about.
  ;/^(a+)+$/.test(`${'a'.repeat(60)}b`)
}

if (isMainThread) {
  process.on('SIGUSR2', hangOnPurpose)
  process.on('SIGWINCH', () => void Promise.reject(new Error('rejected on purpose')))
}
