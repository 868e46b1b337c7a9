import { lstatSync, readlinkSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** What a symbolic link points to, where that is missing, such as on a disk that is not connected; null where there is no such link. */
export function danglingTarget(path: string): string | null {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return null
  if (statSync(path, { throwIfNoEntry: false })) return null
  return resolve(dirname(path), readlinkSync(path))
}
