import { statfs } from 'node:fs/promises'
import type { HealthNotes } from './health-notes.js'

/** With less free space, in bytes, a migration or an import may fail. */
const minFree = 100 * 1024 * 1024
const everyMs = 10_000

/** Warns while disk space is low where the service writes. */
export interface DiskWatch {
  /** Checks now. Never rejects. */
  look(): Promise<void>
  /** Bytes that were free at the last look; null while unknown. */
  free(): number | null
  stop(): void
}

/** @param minBytes required free bytes */
export function watchDisk(
  folder: string,
  notes: Pick<HealthNotes, 'note' | 'clear'>,
  minBytes = minFree,
): DiskWatch {
  let free: number | null = null

  async function look(): Promise<void> {
    try {
      const { bavail, bsize } = await statfs(folder)
      free = bavail * bsize
      if (free < minBytes)
        notes.note('disk', 'health.diskFull', { megabytes: Math.floor(free / 1024 / 1024) })
      else notes.clear('disk')
    } catch {
      free = null
      // The parts that write to the folder report that it cannot be read.
    }
  }

  const timer = setInterval(() => void look(), everyMs).unref()
  void look()
  return { look, free: () => free, stop: () => clearInterval(timer) }
}
