import { join } from 'node:path'
import { inFolder } from '../../platform/backup/backup-fault.js'
import { type BackupOrder, makeBackup } from '../../platform/backup/make-backup.js'
import { Refusal } from '../../platform/language/refusal.js'
import type { Wording } from '../../platform/language/wording.js'
import { backupName, dropOldest, kindsDue, listBackups } from './backup-files.js'
import { leaveWordsOut } from './leave-words-out.js'

/** An order to the thread. */
export interface BackupWork extends Pick<BackupOrder, 'dataDir' | 'passphrase' | 'settings' | 'now'> {
  /** Where the backups are kept. */
  folder: string
  /** The day, as an ISO date in the district's time zone. */
  date: string
  /** IANA name. */
  timeZone: string
}

/** `fault`: what people can fix; null when all is done. */
export interface BackupResult {
  fault: Wording | null
}

/**
 * Makes the backups of a day, then deletes the oldest ones. Those that are kept for weeks and months leave out what
 * families wrote.
 */
export async function runBackup(work: BackupWork): Promise<BackupResult> {
  try {
    await makeAll(work)
    return { fault: null }
  } catch (error) {
    if (error instanceof Refusal) return { fault: error.wording }
    throw error
  }
}

async function makeAll({ folder, date, timeZone, ...order }: BackupWork): Promise<void> {
  const { now, passphrase } = order
  const usual = { ...order, withModels: false, mayReplace: true }
  const withoutWords = { change: (copy: string) => leaveWordsOut(copy, now, timeZone) }
  for (const kind of kindsDue(date, await inFolder(folder, () => listBackups(folder)))) {
    const file = join(folder, backupName(kind, date, passphrase !== null))
    await makeBackup({ ...usual, ...(kind === 'daily' ? {} : withoutWords), file })
  }
  await inFolder(folder, () => dropOldest(folder, date))
}
