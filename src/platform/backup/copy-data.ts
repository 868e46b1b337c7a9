import { existsSync } from 'node:fs'
import { cp, mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { databaseFile } from '../database/open-database.js'
import { danglingTarget } from '../files/dangling-link.js'
import { wording } from '../language/wording.js'
import { BackupFault } from './backup-fault.js'

/**
 * What the service keeps beside its database: its keys, what waits for the database, uploads of imports. Not the search
 * index, which is rebuilt.
 */
export const besideDatabase = [
  'keys',
  'sms-key',
  'not-yet-kept.jsonl',
  'not-yet-kept-opt-outs.jsonl',
  'imports',
]

/** Trained models. They can be learned again, which takes a minute or more. */
export const modelsFolder = 'models'

/** How long to wait for another connection's lock, in milliseconds. */
const maxWaitMs = 10_000

const maxTries = 5

/**
 * Copies the data of a service, which may be running.
 * @param to an empty folder
 * @throws {BackupFault} when there is no database
 */
export async function copyData(dataDir: string, to: string, withModels: boolean): Promise<void> {
  // Before the database: what moves into it meanwhile is then in both, which does no harm.
  for (const name of [...besideDatabase, ...(withModels ? [modelsFolder] : [])])
    await copyIfThere(join(dataDir, name), join(to, name))
  const file = databaseFile(dataDir)
  if (!existsSync(file)) throw new BackupFault(wording('backup.noDatabase', { file }))
  await mkdir(to, { recursive: true })
  vacuumInto(file, join(to, basename(file)))
}

/**
 * What a link points to is copied: a key may be on another disk. One to a missing file is left out, and the service says so.
 * A file may be deleted while it is copied, which ends the copy: an import that ends, a model that was replaced.
 */
async function copyIfThere(from: string, to: string, tries = maxTries): Promise<void> {
  try {
    const filter = (path: string) => danglingTarget(path) === null
    await cp(from, to, { recursive: true, preserveTimestamps: true, dereference: true, filter })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    if (!existsSync(from)) return
    if (tries === 1) throw error
    await rm(to, { recursive: true, force: true })
    await copyIfThere(from, to, tries - 1)
  }
}

/** One moment of the database, whatever is written meanwhile, without pages of deleted rows. */
function vacuumInto(file: string, to: string): void {
  const connection = new Sqlite(file, { readonly: true, timeout: maxWaitMs })
  try {
    connection.prepare('vacuum into ?').run(to)
  } finally {
    connection.close()
  }
}
