import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { projectRoot } from '../root.js'

/** The service's own files in its folder; nothing else there is touched. */
const ours =
  /^(?:who-to-ask\b|models$|keys$|imports$|meilisearch$|sms-key|not-yet-kept\b|backup-work-|restore-work-|before-restore-|settings-of-backup\.env$|service\.lock)/

/** Permission bits of the group and of others. */
const others = 0o077

/**
 * Makes everything this process writes private to its user, and what it wrote before: folder 0700, files 0600. Call it
 * first.
 * @param dataDir created if missing
 * @returns the paths that could not be changed, each with the reason, such as another user's file; empty when all is well
 */
export function keepPrivate(dataDir: string): string[] {
  process.umask(others)
  if (process.platform === 'win32' || !canBeRead(dataDir)) return []
  const found = readdirSync(dataDir).filter((name) => ours.test(name))
  const faults = found.flatMap((name) => narrow(join(dataDir, name)))
  return isShared(dataDir) ? faults : [...narrowOne(dataDir), ...faults]
}

/** If this fails, opening the database says so. */
function canBeRead(dataDir: string): boolean {
  try {
    mkdirSync(dataDir, { recursive: true })
    readdirSync(dataDir)
    return true
  } catch {
    return false
  }
}

/** A shared folder: closing it would lock others out. */
function isShared(folder: string): boolean {
  const sticky = (lstatSync(folder).mode & 0o1000) !== 0
  return sticky || [homedir(), projectRoot, '/'].includes(resolve(folder))
}

function narrow(path: string): string[] {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (!stats || stats.isSymbolicLink()) return []
  const inside = stats.isDirectory() ? readdirSync(path).flatMap((name) => narrow(join(path, name))) : []
  return [...inside, ...narrowOne(path)]
}

function narrowOne(path: string): string[] {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (!stats || (stats.mode & others) === 0) return []
  try {
    chmodSync(path, stats.mode & 0o7777 & ~others)
    return []
  } catch (error) {
    return [`${path}: ${(error as Error).message}`]
  }
}
