/**
 * A thread looks this often before it sleeps: for some 15 microseconds. The others are seldom further behind, and waking
 * a thread takes longer. On a busy machine they may not be running: looking for longer would keep them from it.
 */
const looks = 2000
/** A sleeping thread looks this often whether another one has failed, in milliseconds. */
const maxSleepMs = 1000
/** Each thread's numbers have a cache line to themselves. */
const line = 16

/** Lets threads that take the same steps wait for each other. */
export interface Lockstep {
  /**
   * Ends a step: returns when all threads have ended it. What they wrote before can be read then.
   * @throws {Error} when another thread has failed
   */
  step(): void
  /** Tells the others to stop waiting. */
  fail(): void
}

export const lockstepBytes = (threads: number) => (threads + 1) * line * 4

/**
 * @param memory of `lockstepBytes`, shared by the threads
 * @param own the number of this thread, from 0
 */
export function createLockstep(memory: SharedArrayBuffer, threads: number, own: number): Lockstep {
  const cells = new Int32Array(memory)
  const done = (thread: number) => thread * line
  const asleep = (thread: number) => thread * line + 1
  const failed = threads * line
  const others = Array.from({ length: threads }, (_, i) => i).filter((thread) => thread !== own)
  let steps = 0

  const isBehind = (thread: number) => Atomics.load(cells, done(thread)) < steps

  function waitFor(thread: number): void {
    for (let i = 0; i < looks; i++) if (!isBehind(thread)) return
    Atomics.store(cells, asleep(own), 1)
    while (isBehind(thread)) {
      if (Atomics.load(cells, failed)) throw new Error('Another thread of the training has failed')
      const seen = Atomics.load(cells, done(thread))
      if (seen < steps) Atomics.wait(cells, done(thread), seen, maxSleepMs)
    }
    Atomics.store(cells, asleep(own), 0)
  }

  return {
    step() {
      Atomics.store(cells, done(own), ++steps)
      if (others.some((thread) => Atomics.load(cells, asleep(thread)))) Atomics.notify(cells, done(own))
      for (const thread of others) waitFor(thread)
    },
    fail() {
      Atomics.store(cells, failed, 1)
      Atomics.notify(cells, done(own))
    },
  }
}
