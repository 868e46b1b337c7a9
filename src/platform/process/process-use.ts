import { readFileSync } from 'node:fs'

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

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
