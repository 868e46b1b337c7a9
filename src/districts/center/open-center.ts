import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Express } from 'express'
import type { Config } from '../../config.js'
import { createNightlyBackup, type NightlyBackup } from '../../content/backups/nightly-backup.js'
import { readDirectory } from '../../directory/model/directory-snapshot.js'
import { createAuditStore } from '../../platform/audit/audit-store.js'
import { lockFolder } from '../../platform/database/lock-folder.js'
import { databaseFile, openDatabase } from '../../platform/database/open-database.js'
import { keepPrivate } from '../../platform/files/keep-private.js'
import { createSecrets } from '../../platform/secrets/secrets.js'
import { createHealthNotes } from '../../platform/web/health-notes.js'
import type { Log } from '../../platform/web/log.js'
import type { HelpParts } from '../../public/site/starting-app.js'
import { type Accounts, createAccounts } from '../../staff/sign-in/accounts.js'
import { createPasswordHash } from '../../staff/sign-in/password-hash.js'
import { createPasswordPolicy } from '../../staff/sign-in/password-policy.js'
import { hostOf } from '../district-settings.js'
import { createCenterApp } from './center-app.js'
import type { KnownDistrict } from './report-districts.js'

/** The service center that hosts the districts: its own sign-in, and a page about them all. */
export interface Center {
  host: string
  app: Express
  accounts: Accounts
  /** Of its accounts and keys; null without `BACKUP_DIR`. */
  backups: NightlyBackup | null
  close(): Promise<void>
}

export interface CenterOptions {
  log: Log
  now(): Date
  inCommon: HelpParts
  known(): readonly KnownDistrict[]
}

/** No district's: their names begin with a letter or a digit. */
const backupFolder = '.center'

/**
 * The configuration of the center: its accounts and keys have a folder of their own, so that it never meets what a service of one
 * district left in DATA_DIR.
 */
export function centerConfig(config: Config & { centerUrl: string }): Config {
  const dataDir = join(config.dataDir, 'center')
  const { backups } = config
  return {
    ...{ ...config, dataDir, publicUrl: config.centerUrl, seedFolder: null },
    backups: backups && { ...backups, folder: join(backups.folder, backupFolder) },
  }
}

/** @throws {DatabaseError} when its database cannot be used */
export async function openCenter(
  config: Config & { centerUrl: string },
  options: CenterOptions,
): Promise<Center> {
  const { log, now } = options
  const own = centerConfig(config)
  const { dataDir, publicUrl } = own
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  keepPrivate(dataDir)
  // So that nobody restores its backup meanwhile.
  const letGo = await lockFolder(dataDir, new AbortController().signal)
  const database = await openDatabase(databaseFile(dataDir)).catch((error) => {
    letGo()
    throw error
  })
  const audit = createAuditStore(database, now)
  const accounts = createAccounts({
    ...{ database, publicUrl, now, record: audit.record, sendMail: null, sso: null },
    secrets: createSecrets(dataDir),
    passwords: createPasswordHash(),
    passwordFault: createPasswordPolicy(),
  })
  // Nobody's directory: accounts of the center belong to no school.
  const directory = readDirectory(database)
  const notes = createHealthNotes({ now, log })
  const tools = { database, writeLater: async <T>(write: () => T) => write(), now, log, notes }
  const backups = createNightlyBackup(own, tools, { directory: () => directory })
  // The folder for all must be there: its disk may not be yet.
  if (config.backups && own.backups && existsSync(config.backups.folder))
    mkdirSync(own.backups.folder, { recursive: true, mode: 0o700 })
  backups?.start()
  const app = createCenterApp(config, {
    ...options,
    log,
    accounts,
    audit,
    backups,
    directory: () => directory,
  })
  return {
    host: hostOf(config.centerUrl),
    app,
    accounts,
    backups,
    async close() {
      await backups?.stop()
      database.$client.close()
      letGo()
    },
  }
}
