import { allProcesses, commandOf, parentOf } from '../../platform/search/meilisearch/process-facts.js'

/** The sentence encoder's processes of a service: none where it is off, and on other systems than Linux. */
const encodersOf = (service: number): number[] =>
  allProcesses().filter(
    (pid) =>
      parentOf(pid) === service && commandOf(pid)?.some((word) => /\bencoder-worker\.[jt]s$/.test(word)),
  )

/** The sum over the processes of a service's sentence encoder; 0 where there is none. */
export const sumOfEncoders = (service: number, measure: (pid: number) => number): number =>
  encodersOf(service).reduce((sum, pid) => sum + measure(pid), 0)
