import { existsSync, mkdtempSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { until } from './real-meilisearch.js'

/** Processes that together get so much memory, and no more: a cgroup of Linux. */
export interface MemoryGroup {
  /** Before the words of a command: it runs inside from its start, and so does all that it starts. */
  enter: string[]
  processes(): number[]
  /** Bytes that cannot be given back: without what is only kept of files. */
  heldBytes(): number
  /** How many processes were killed for lack of memory. */
  killed(): number
  /** Ends what still runs inside. */
  remove(): Promise<void>
}

/** What differs between the two versions of cgroups. */
interface GroupFiles {
  mount: string
  /** This process's own group, in `/proc/self/cgroup`. */
  own: RegExp
  limit: string
  /** Also limits memory and swap together, or swap; not everywhere. */
  swap: string
  swapBytes(bytes: number): number
  held: RegExp
  events: string
}

const versions: GroupFiles[] = [
  {
    mount: '/sys/fs/cgroup/memory',
    own: /^\d+:(?:.*,)?memory(?:,.*)?:(.*)$/m,
    limit: 'memory.limit_in_bytes',
    swap: 'memory.memsw.limit_in_bytes',
    swapBytes: (bytes) => bytes,
    held: /^total_rss (\d+)$/m,
    events: 'memory.oom_control',
  },
  {
    mount: '/sys/fs/cgroup',
    own: /^0::(.*)$/m,
    limit: 'memory.max',
    swap: 'memory.swap.max',
    swapBytes: () => 0,
    held: /^anon (\d+)$/m,
    events: 'memory.events',
  },
]

/** A memory group for a test. The test is skipped where none can be made. */
export function memoryGroupFor(test: Mocha.Context, bytes: number): MemoryGroup {
  const group = makeMemoryGroup(bytes)
  if (group) return group
  console.log('      no memory cgroup can be made here: that needs root, and a writable /sys/fs/cgroup')
  return test.skip()
}

/** @returns null where none can be made */
function makeMemoryGroup(bytes: number): MemoryGroup | null {
  for (const files of versions)
    for (const above of groupsAbove(files)) {
      const folder = makeFolder(above, files)
      if (!folder) continue
      writeFileSync(join(folder, files.limit), String(bytes))
      const swap = join(folder, files.swap)
      if (existsSync(swap)) writeFileSync(swap, String(files.swapBytes(bytes)))
      return openGroup(folder, files)
    }
  return null
}

/** Folders, from our own group's on: in version 2, one with processes of its own cannot limit those below it. */
function groupsAbove({ own, mount }: GroupFiles): string[] {
  const known = existsSync('/proc/self/cgroup') ? readFileSync('/proc/self/cgroup', 'utf8') : ''
  const above = [own.exec(known)?.[1] ?? '/']
  while (above[0] !== '/') above.unshift(dirname(above[0]!))
  return above.reverse().map((each) => join(mount, each))
}

/** @returns null where it cannot be made, or has no limit */
function makeFolder(above: string, { limit }: GroupFiles): string | null {
  try {
    const folder = mkdtempSync(join(above, 'who-to-ask-'))
    if (existsSync(join(folder, limit))) return folder
    rmdirSync(folder)
  } catch {
    // No rights, or no cgroups of this version.
  }
  return null
}

function openGroup(folder: string, { held, events }: GroupFiles): MemoryGroup {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const numberIn = (file: string, pattern: RegExp) => Number(pattern.exec(read(file))?.[1])
  const processes = () => read('cgroup.procs').split('\n').filter(Boolean).map(Number)
  return {
    enter: ['sh', '-c', 'echo $$ >"$0" && exec "$@"', join(folder, 'cgroup.procs')],
    processes,
    heldBytes: () => numberIn('memory.stat', held),
    killed: () => numberIn(events, /^oom_kill (\d+)$/m),
    async remove() {
      await until('the group is gone', () => {
        for (const pid of processes()) tries(() => process.kill(pid, 'SIGKILL'))
        return tries(() => rmdirSync(folder))
      })
    },
  }
}

/** False for a process that has just ended, and a group that has not. */
function tries(step: () => void): boolean {
  try {
    step()
    return true
  } catch {
    return false
  }
}
