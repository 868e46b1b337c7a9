/** A thread's state and processor time, as Linux tells them. */
export interface ThreadSample {
  /** R runs or waits for a processor, D waits for the disk, S sleeps: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html. */
  state: string
  /** Since the thread started, in milliseconds. */
  ranMs: number
}

/** How long a thread has been still. */
export interface Stillness {
  stillMs: number
  hung: boolean
}

const minStillMs = 3000
/** Of its own: the thread ran, or slept. Its longest step takes a second of processor time. */
const minOwnMs = 2000
/** However busy the computer and its disk are. */
const maxStillMs = 60_000

/**
 * Tells a thread that hangs from one that gets no processor: on a busy computer, a step of 0.7 s took 11.8, and a restart would
 * only add work.
 * @param everyMs between two looks
 */
export function createStillness(everyMs: number): {
  moved(sample: ThreadSample): void
  still(sample: ThreadSample): Stillness
} {
  let stillMs = 0
  let sleptMs = 0
  let ranBefore = 0
  return {
    moved({ ranMs }) {
      stillMs = 0
      sleptMs = 0
      ranBefore = ranMs
    },
    still({ state, ranMs }) {
      stillMs += everyMs
      if (state === 'S') sleptMs += everyMs
      // In between it sleeps for a moment, as in a garbage collection, while helping threads get no processor either.
      const sleeps = sleptMs >= minOwnMs && sleptMs * 2 >= stillMs
      const hung =
        stillMs >= maxStillMs || (stillMs >= minStillMs && (sleeps || ranMs - ranBefore >= minOwnMs))
      return { stillMs, hung }
    },
  }
}

/** Linux counts processor time for programs in hundredths of a second. */
const tickMs = 10

/** @param stat the thread's line in /proc */
export function readSample(stat: string): ThreadSample {
  // The name in front, in parentheses, may hold anything.
  const [state = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { state, ranMs: (Number(rest[10]) + Number(rest[11])) * tickMs }
}
