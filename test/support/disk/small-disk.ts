import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A separate disk, small enough to fill. */
export interface SmallDisk {
  folder: string
  /** Makes all writes fail until undone. */
  setReadOnly(readOnly: boolean): void
  remove(): void
}

/**
 * A small disk for a test. The test is skipped if mounting is not allowed, except where every test must run
 * (`CI`).
 * @throws if `CI` is set and no disk can be mounted
 */
export function smallDiskFor(test: Mocha.Context, bytes: number): SmallDisk {
  const disk = mountSmallDisk(bytes)
  if (disk) return disk
  const why = 'no disk of our own can be mounted here: that needs root'
  if (process.env.CI) throw new Error(why)
  console.log(`      ${why}`)
  return test.skip()
}

/** @returns null if mounting is not allowed */
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
