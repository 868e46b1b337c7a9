import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const onLinux = process.platform === 'linux'

/** When a process started, in the system's own unit; null when there is no such process. */
export function startOf(pid: number): string | null {
  if (!onLinux) return ask(pid, 'lstart=')
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // The name before it may contain spaces.
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

/** A process's command line; null when there is no such process. */
export function commandOf(pid: number): string[] | null {
  if (!onLinux) return ask(pid, 'command=')?.split(' ') ?? null
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1)
  } catch {
    return null
  }
}

/** A process's current parent; null where the system has no direct way to tell. */
export function parentOf(pid: number): number | null {
  if (!onLinux) return null
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}

/** Every process id, on Linux; elsewhere none. */
export function allProcesses(): number[] {
  if (!onLinux) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

function ask(pid: number, what: string): string | null {
  try {
    return (
      execFileSync('ps', ['-o', what, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim() || null
    )
  } catch {
    return null
  }
}
