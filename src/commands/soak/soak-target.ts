import { memoryOf, processorTimeOf } from '../../platform/process/process-use.js'
import { createDrawConcerns } from '../evaluation/bench-concerns.js'
import type { BenchService } from '../evaluation/bench-service.js'
import { sumOfEncoders } from '../evaluation/sum-of-encoders.js'
import { createSoakClient } from './soak-client.js'
import type { SoakTarget } from './soak-phases.js'

/**
 * A running service as a target of load. Its client must be closed.
 * @param seedFolder where the words for concerns come from
 * @param say takes each result, as a line of a list
 */
export function soakTargetOf(
  { url, process, meilisearchPid }: BenchService,
  seedFolder: string,
  say: (line: string) => void,
): SoakTarget {
  const pid = process.child.pid!
  return {
    url,
    client: createSoakClient(url),
    draw: createDrawConcerns(seedFolder),
    cpuMs: async () => (await process.probe()).cpuMs + sumOfEncoders(pid, processorTimeOf),
    say: (line) => say(`- ${line}`),
    memory: () => ({
      service: memoryOf(pid),
      encoder: sumOfEncoders(pid, memoryOf),
      meilisearch: memoryOf(meilisearchPid),
    }),
  }
}
