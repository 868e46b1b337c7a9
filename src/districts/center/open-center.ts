import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Express } from 'express'
import type { Config } from '../../config.js'
import { readDirectory } from '../../directory/model/directory-snapshot.js'
import { createAuditStore } from '../../platform/audit/audit-store.js'
import { lockFolder } from '../../platform/database/lock-folder.js'
import { databaseFile, openDatabase } from '../../platform/database/open-database.js'
import { keepPrivate } from '../../platform/files/keep-private.js'
import { createSecrets } from '../../platform/secrets/secrets.js'
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
  close(): void
}

export interface CenterOptions {
  log: Log
  now(): Date
  inCommon: HelpParts
  known(): readonly KnownDistrict[]
}

/**
 * The configuration of the center: its accounts and keys have a folder of their own, so that it never meets what a service of one
 * district left in DATA_DIR.
 */
export function centerConfig(config: Config & { centerUrl: string }): Config {
  const dataDir = join(config.dataDir, 'center')
  return { ...config, dataDir, publicUrl: config.centerUrl, seedFolder: null }
}

/** @throws {DatabaseError} when its database cannot be used */
export async function openCenter(
  config: Config & { centerUrl: string },
  options: CenterOptions,
): Promise<Center> {
  const { log, now } = options
  const { dataDir, publicUrl } = centerConfig(config)
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
  const app = createCenterApp(config, { ...options, log, accounts, audit, directory: () => directory })
  return {
    host: hostOf(config.centerUrl),
    app,
    accounts,
    close() {
      database.$client.close()
      letGo()
    },
  }
}
