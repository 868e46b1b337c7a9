import { existsSync, statSync } from 'node:fs'
import { mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { databaseFile } from '../database/open-database.js'
import { wording } from '../language/wording.js'
import { BackupFault, inFolder } from './backup-fault.js'
import { backupFormat } from './backup-manifest.js'
import { checkCopy, countRowsOf } from './check-copy.js'
import { copyData } from './copy-data.js'
import { listFiles, packBackup } from './pack-backup.js'
import { unpackBackup } from './unpack-backup.js'

export interface BackupOrder {
  dataDir: string
  /** The file to write. Its folder must exist. */
  file: string
  /** Whether the file may exist; it is replaced only once the new one is proved. */
  mayReplace: boolean
  /** Whether trained models are in it: a restored service is then ready sooner. */
  withModels: boolean
  /** Encrypts it; null for not. */
  passphrase: string | null
  /** The settings in force, as a `.env` file. */
  settings: string
  now: Date
  /** Changes the copy before it is packed. @param folder has the database under its usual name */
  change?(folder: string): Promise<void>
}

/** A backup that was read back and proved. */
export interface MadeBackup {
  file: string
  bytes: number
  /** How many rows the database has. */
  rows: number
}

/** The settings in a backup. Restoring does not put them in force. */
export const settingsName = 'settings-of-backup.env'

/** Folders and files that a killed run left behind: older than this, in milliseconds. */
const leftoverMs = 60 * 60_000
const workStart = 'backup-work-'

/**
 * Makes a backup of a data folder, also while the service runs: a copy is packed under a temporary name, read back,
 * opened, compared, and only then gets its name.
 * @throws {BackupFault} in plain words; then no such file was written
 */
export async function makeBackup(order: BackupOrder): Promise<MadeBackup> {
  const { dataDir, file } = order
  const folder = dirname(file)
  mustBeFolder(folder)
  if (!order.mayReplace && existsSync(file)) throw new BackupFault(wording('backup.exists', { file }))
  if (!existsSync(databaseFile(dataDir)))
    throw new BackupFault(wording('backup.noDatabase', { file: databaseFile(dataDir) }))
  await dropLeftovers(dataDir, workStart)
  await dropLeftovers(folder, '.who-to-ask-')
  const work = await inFolder(dataDir, () => mkdtemp(join(dataDir, workStart)))
  const part = join(folder, `.who-to-ask-${basename(file)}.part`)
  try {
    const tables = await writePart(order, work, part)
    await inFolder(folder, () => giveName(part, file))
    return { file, bytes: statSync(file).size, rows: Object.values(tables).reduce((all, n) => all + n, 0) }
  } finally {
    await rm(work, { recursive: true, force: true })
    await rm(part, { force: true })
  }
}

/** @returns the rows of each table, as read back */
async function writePart(order: BackupOrder, work: string, part: string): Promise<Record<string, number>> {
  const { dataDir, passphrase, now } = order
  const copy = join(work, 'copy')
  await inFolder(dataDir, async () => {
    await copyData(dataDir, copy, order.withModels)
    await order.change?.(copy)
    await writeFile(join(copy, settingsName), order.settings, { mode: 0o600 })
  })
  checkCopy(databaseFile(copy))
  const tables = countRowsOf(databaseFile(copy))
  const manifest = { format: backupFormat, madeAt: now.toISOString(), tables, files: await listFiles(copy) }
  await rm(part, { force: true })
  await inFolder(dirname(part), () => packBackup(copy, manifest, part, passphrase))
  await rm(copy, { recursive: true })
  const back = join(work, 'back')
  const read = await unpackBackup(part, back, passphrase)
  checkCopy(databaseFile(back), tables)
  return read.tables
}

function mustBeFolder(folder: string): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new BackupFault(wording('backup.noFolder', { folder }))
}

/** On the disk for good: the folder, too. */
async function giveName(part: string, file: string): Promise<void> {
  await rename(part, file)
  const folder = await open(dirname(file))
  await folder.sync().finally(() => folder.close())
}

async function dropLeftovers(folder: string, start: string): Promise<void> {
  const names = await inFolder(folder, () => readdir(folder))
  for (const name of names.filter((each) => each.startsWith(start))) {
    const path = join(folder, name)
    // Another backup may have removed it meanwhile.
    const found = statSync(path, { throwIfNoEntry: false })
    if (found && found.mtimeMs < Date.now() - leftoverMs) await rm(path, { recursive: true, force: true })
  }
}
