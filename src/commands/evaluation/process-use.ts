import { readFileSync } from 'node:fs'
import { allProcesses, commandOf, parentOf } from '../../platform/search/meilisearch/process-facts.js'

/** The sentence encoder's processes of a service: none where it is off, and on other systems than Linux. */
export const encodersOf = (service: number): number[] =>
  allProcesses().filter(
    (pid) =>
      parentOf(pid) === service && commandOf(pid)?.some((word) => /\bencoder-worker\.[jt]s$/.test(word)),
  )

/** Memory in bytes (Linux only); elsewhere NaN. The pages of Node's own program count in each of its processes. */
export function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readProc(pid, 'status'))?.[1]) * 1024
}

/** Processor time so far, in milliseconds (Linux only); elsewhere NaN. */
export function processorTimeOf(pid: number): number {
  const fields = readProc(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** The sum over the processes of a service's sentence encoder; 0 where there is none. */
export const sumOfEncoders = (service: number, measure: (pid: number) => number): number =>
  encodersOf(service).reduce((sum, pid) => sum + measure(pid), 0)

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
