import { count } from 'drizzle-orm'
import type { Config } from '../config.js'
import { BackupFault } from '../platform/backup/backup-fault.js'
import { databaseFile, openReadOnly } from '../platform/database/open-database.js'
import { revisions } from '../platform/database/schema.js'
import { accounts } from '../platform/database/staff-schema.js'
import { wording } from '../platform/language/wording.js'
import { createSecrets } from '../platform/secrets/secrets.js'

/** Whether a command is about the center of many districts, which has accounts and nothing else. */
export const isOfCenter = ({ district, districtsDir }: Pick<Config, 'district' | 'districtsDir'>): boolean =>
  district === null && districtsDir !== null

/**
 * Where one service has many districts: the center's accounts must not become a district's, nor a district's the center's.
 * @param file name of the backup
 * @param dataDir with its content
 * @throws {BackupFault} when it is of the other kind
 */
export function refuseOtherKind(
  config: Pick<Config, 'district' | 'districtsDir'>,
  file: string,
  dataDir: string,
): void {
  if (config.district === null && !isOfCenter(config)) return
  // A district is installed with its first revision.
  const hasRouting = countRows(dataDir, revisions) > 0
  if (isOfCenter(config) && hasRouting) throw new BackupFault(wording('restore.ofDistrict', { file }))
  if (!isOfCenter(config) && !hasRouting) throw new BackupFault(wording('restore.ofCenter', { file }))
}

/** @returns how many accounts there are @throws {Refusal} when the center's keys are damaged */
export function proveCenter(dataDir: string): number {
  createSecrets(dataDir)
  return countRows(dataDir, accounts)
}

function countRows(dataDir: string, table: typeof accounts | typeof revisions): number {
  const database = openReadOnly(databaseFile(dataDir))
  try {
    return database.select({ rows: count() }).from(table).get()?.rows ?? 0
  } finally {
    database.$client.close()
  }
}
