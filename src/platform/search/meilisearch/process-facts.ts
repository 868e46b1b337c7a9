import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const onLinux = process.platform === 'linux'

/** When a process started, in whatever unit this system has; null when there is no such process. */
export function startOf(pid: number): string | null {
  if (!onLinux) return ask(pid, 'lstart=')
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // the name before it may hold spaces
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

/** The words a process was started with; null when there is no such process. */
export function commandOf(pid: number): string[] | null {
  if (!onLinux) return ask(pid, 'command=')?.split(' ') ?? null
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1)
  } catch {
    return null
  }
}

/** The process that started this one, or has it now; null where the system does not tell without help. */
export function parentOf(pid: number): number | null {
  if (!onLinux) return null
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}

/** Every process id, where the system tells without help (Linux); else none. */
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
