import { statSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { addDays, weekdayOf } from '../../directory/time/local-time.js'

/** How often a backup of a kind is made. */
export type BackupKind = 'daily' | 'weekly' | 'monthly'

/** How many of each are kept. */
export const keptBackups: Readonly<Record<BackupKind, number>> = { daily: 7, weekly: 5, monthly: 12 }

/** A nightly backup in its folder. */
export interface BackupFile {
  name: string
  kind: BackupKind
  /** The night, as an ISO date. */
  date: string
  bytes: number
  isEncrypted: boolean
}

const pattern = /^who-to-ask-(daily|weekly|monthly)-(\d{4}-\d{2}-\d{2})\.zip(\.age)?$/

export function backupName(kind: BackupKind, date: string, isEncrypted: boolean): string {
  return `who-to-ask-${kind}-${date}.zip${isEncrypted ? '.age' : ''}`
}

/** The nightly backups of a folder, newest first; nothing else in it. @throws when the folder cannot be read */
export async function listBackups(folder: string): Promise<BackupFile[]> {
  const found: BackupFile[] = []
  for (const name of await readdir(folder)) {
    const [, kind, date, age] = pattern.exec(name) ?? []
    if (!kind || !date) continue
    // It may be deleted meanwhile.
    const file = statSync(join(folder, name), { throwIfNoEntry: false })
    if (!file) continue
    found.push({ name, kind: kind as BackupKind, date, bytes: file.size, isEncrypted: age !== undefined })
  }
  return found.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.name < b.name ? -1 : 1))
}

/** What is due on a date: a daily one, and the first one of a week (from Monday) and of a month. */
export function kindsDue(date: string, files: readonly Pick<BackupFile, 'kind' | 'date'>[]): BackupKind[] {
  const monday = addDays(date, -weekdayOf(date))
  const has = (kind: BackupKind, since: string) =>
    files.some((file) => file.kind === kind && file.date >= since && file.date <= date)
  return [
    'daily' as const,
    ...(has('weekly', monday) ? [] : (['weekly'] as const)),
    ...(has('monthly', `${date.slice(0, 8)}01`) ? [] : (['monthly'] as const)),
  ]
}

/**
 * Deletes the oldest of each kind. Call it once a newer one is there.
 * @param date today: what a wrong clock dated later must not push out today's
 */
export async function dropOldest(folder: string, date: string): Promise<void> {
  const listed = await listBackups(folder)
  const files = [...listed.filter((file) => file.date <= date), ...listed.filter((file) => file.date > date)]
  for (const [kind, most] of Object.entries(keptBackups))
    for (const { name } of files.filter((file) => file.kind === kind).slice(most))
      await rm(join(folder, name), { force: true })
}
