import { statfs } from 'node:fs/promises'
import type { HealthNotes } from './health-notes.js'

/** With less, an update of the database or an import may not go through, in bytes. */
const minFree = 100 * 1024 * 1024
const everyMs = 10_000

/** Notes while there is little space left where the service writes. */
export interface DiskWatch {
  /** Looks now. Never rejects. */
  look(): Promise<void>
  stop(): void
}

/** @param least how many bytes are to be free */
export function watchDisk(
  folder: string,
  notes: Pick<HealthNotes, 'note' | 'clear'>,
  least = minFree,
): DiskWatch {
  async function look(): Promise<void> {
    try {
      const { bavail, bsize } = await statfs(folder)
      const free = bavail * bsize
      if (free < least) notes.note('disk', 'health.diskFull', { megabytes: Math.floor(free / 1024 / 1024) })
      else notes.clear('disk')
    } catch {
      // A folder that cannot be looked at is said by whoever writes to it.
    }
  }

  const timer = setInterval(() => void look(), everyMs).unref()
  void look()
  return { look, stop: () => clearInterval(timer) }
}
