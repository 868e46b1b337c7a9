import { availableParallelism, loadavg } from 'node:os'

const maxThreads = 2
/** Runnable threads a core, over the last minute. */
const busy = 2

/**
 * The number of threads for a training. One on a busy machine: two that wait for each other at each step, but seldom
 * run at the same time, are slower. On two cores, 76 s become about 50; at a load of 14, 18 s for a tenth became 25.
 */
export function trainingThreads(cores = availableParallelism(), load = loadavg()[0]!): number {
  return load > busy * cores ? 1 : Math.min(cores, maxThreads)
}
