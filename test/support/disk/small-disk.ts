import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own, small enough to be filled. */
export interface SmallDisk {
  folder: string
  /** Nothing can be written to it until it is undone. */
  setReadOnly(readOnly: boolean): void
  remove(): void
}

/**
 * A small disk for a test. Where we may not mount one the test is skipped, but not where every test is to run (`CI`).
 * @throws where `CI` is set and none can be mounted
 */
export function smallDiskFor(test: Mocha.Context, bytes: number): SmallDisk {
  const disk = mountSmallDisk(bytes)
  if (disk) return disk
  const why = 'no disk of our own can be mounted here: that needs root'
  if (process.env.CI) throw new Error(why)
  console.log(`      ${why}`)
  return test.skip()
}

/** @returns null where we may not mount one */
function mountSmallDisk(bytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'who-to-ask-disk-'))
  const mount = (...options: string[]) => execFileSync('mount', options, { stdio: 'ignore' })
  try {
    mount('-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder)
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  return {
    folder,
    setReadOnly: (readOnly) => mount('-o', `remount,${readOnly ? 'ro' : 'rw'}`, folder),
    remove() {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' })
      rmSync(folder, { recursive: true })
    },
  }
}
