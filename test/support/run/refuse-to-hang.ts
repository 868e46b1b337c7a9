import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

/** How long resources may take to end after the last test, in milliseconds. */
const patience = Number(process.env.TESTS_MAY_HANG_MS ?? 10_000)

const sideBySide = process.env.MOCHA_WORKER_ID !== undefined

/**
 * Fails a run when a test left something running: a server, timer, thread, or child process. Mocha's single
 * process must end by itself; in parallel mode, nothing may be left after each file.
 */
export const mochaHooks = {
  async afterAll(this: Mocha.Context) {
    if (!sideBySide) return failUnlessEnded()
    const { tests = [], suites = [] } = this.test?.parent ?? {}
    await failWhileRunning([...suites, ...tests][0]?.file)
  },
}

// A signal alone would end the process without its `exit` handlers and leave a test's Meilisearch behind.
for (const [signal, number] of [
  ['SIGTERM', 15],
  ['SIGHUP', 1],
] as const)
  process.once(signal, () => process.exit(128 + number))

function failUnlessEnded(): void {
  setTimeout(() => {
    console.error(`Still running ${patience} ms after the last test:`, running())
    // Mocha sets the exit code from its failures when the process ends: this runs later.
    process.on('exit', () => {
      process.exitCode = 1
    })
    process.exit(1)
  }, patience).unref()
}

/**
 * Resources from before: the pipes to the main process, mocha's hook timer, and what an earlier file left and
 * failed for.
 */
let before = ['PipeWrap', 'PipeWrap', 'PipeWrap', 'Timeout']

/** @throws {Error} naming what is left */
async function failWhileRunning(file: string | undefined): Promise<void> {
  const began = performance.now()
  do await sleep(2, undefined, { ref: false })
  while (added().length && performance.now() - began < patience)
  const left = added()
  before = [...before, ...left]
  if (left.length)
    throw new Error(`Still running ${patience} ms after the last test of ${file}: ${left.join(', ')}`)
}

function added(): string[] {
  const earlier = [...before]
  return running().filter((kind) => {
    const at = earlier.indexOf(kind)
    if (at >= 0) earlier.splice(at, 1)
    return at < 0
  })
}

/** The kinds of resources that keep the process alive. */
function running(): string[] {
  const held = [...threads].filter((thread) => !released.has(thread))
  return [...process.getActiveResourcesInfo(), ...held.map(() => 'Worker')]
}

// Node does not list threads among its resources, nor which of them keep it alive.
const threads = new Set<Worker>()
const released = new WeakSet<Worker>()
const { ref, unref } = Worker.prototype
process.on('worker', (thread) => {
  threads.add(thread)
  thread.once('exit', () => threads.delete(thread))
})
Object.assign(Worker.prototype, {
  ref(this: Worker) {
    released.delete(this)
    return ref.call(this)
  },
  unref(this: Worker) {
    released.add(this)
    return unref.call(this)
  },
})
