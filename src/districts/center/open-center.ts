import { existsSync, mkdirSync } from 'node:fs'
import type { Express } from 'express'
import type { Config } from '../../config.js'
import { createNightlyBackup, type NightlyBackup } from '../../content/backups/nightly-backup.js'
import { readDirectory } from '../../directory/model/directory-snapshot.js'
import { createAuditStore } from '../../platform/audit/audit-store.js'
import { explainDatabase } from '../../platform/database/explain-database.js'
import { lockFolder } from '../../platform/database/lock-folder.js'
import { type Database, databaseFile, openDatabase } from '../../platform/database/open-database.js'
import { keepPrivate } from '../../platform/files/keep-private.js'
import { Refusal } from '../../platform/language/refusal.js'
import { wording } from '../../platform/language/wording.js'
import type { WordKey } from '../../platform/language/words.js'
import { createJobs } from '../../platform/metrics/jobs.js'
import { createMetrics, type Metrics } from '../../platform/metrics/metrics.js'
import { watchNotes } from '../../platform/metrics/watch-platform.js'
import { createSecrets } from '../../platform/secrets/secrets.js'
import { createHealthNotes, type HealthNote } from '../../platform/web/health-notes.js'
import type { Log } from '../../platform/web/log.js'
import type { HelpParts } from '../../public/site/starting-app.js'
import { type Accounts, createAccounts } from '../../staff/sign-in/accounts.js'
import { createPasswordHash } from '../../staff/sign-in/password-hash.js'
import { createPasswordPolicy } from '../../staff/sign-in/password-policy.js'
import { watchKey } from '../../staff/sign-in/watch-key.js'
import { hostOf } from '../district-settings.js'
import { createCenterApp } from './center-app.js'
import { centerConfig, centerLabel } from './center-config.js'
import type { KnownDistrict } from './report-districts.js'

/** The service center that hosts the districts: its own sign-in, and a page about them all. */
export interface Center {
  host: string
  app: Express
  accounts: Accounts
  /** Of its accounts and keys; null without `BACKUP_DIR`. */
  backups: NightlyBackup | null
  /** Its parts that do not work as usual, in words of its own. */
  degraded(): HealthNote[]
  /** With `centerLabel` as their district. */
  metrics: Metrics
  close(): Promise<void>
}

export interface CenterOptions {
  log: Log
  now(): Date
  inCommon: HelpParts
  known(): readonly KnownDistrict[]
}

/** Of a district, the words name its own pages and folders. */
const ownWords: Partial<Record<WordKey, WordKey>> = {
  'health.backupFailed': 'health.centerBackupFailed',
  'health.backupOld': 'health.centerBackupOld',
  'health.keyLost': 'health.centerKeyLost',
}

/** @throws {Refusal} in plain words, when the cause is known: its database or key cannot be used, or its folder is in use */
export async function openCenter(
  config: Config & { centerUrl: string },
  options: CenterOptions,
): Promise<Center> {
  const { dataDir } = centerConfig(config)
  const undo: (() => void)[] = []
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    keepPrivate(dataDir)
    // So that nobody restores its backup meanwhile.
    const letGo = await lockFolder(dataDir, new AbortController().signal)
    undo.push(letGo)
    const database = await openDatabase(databaseFile(dataDir))
    undo.unshift(() => database.$client.close())
    return openCenterParts(config, options, { database, letGo })
  } catch (error) {
    for (const each of undo) each()
    throw inWordsOfCenter(error, dataDir)
  }
}

function inWordsOfCenter(error: unknown, dataDir: string): unknown {
  if (!(error instanceof Refusal)) return explainDatabase(error, databaseFile(dataDir)) ?? error
  const { key, values } = error.wording
  if (key !== 'start.badKey') return error
  return new Refusal(wording('start.centerBadKey', values), { cause: error })
}

function openCenterParts(
  config: Config & { centerUrl: string },
  options: CenterOptions,
  { database, letGo }: { database: Database; letGo(): void },
): Center {
  const { log, now } = options
  const own = centerConfig(config)
  const { dataDir, publicUrl } = own
  const audit = createAuditStore(database, now)
  const secrets = createSecrets(dataDir)
  const accounts = createAccounts({
    ...{ database, publicUrl, now, record: audit.record, sendMail: null, sso: null },
    secrets,
    passwords: createPasswordHash(),
    passwordFault: createPasswordPolicy(),
  })
  // Nobody's directory: accounts of the center belong to no school.
  const directory = readDirectory(database)
  const notes = createHealthNotes({ now, log })
  watchKey(accounts, secrets, notes)
  const degraded = () => notes.list().map((note) => ({ ...note, key: ownWords[note.key] ?? note.key }))
  const metrics = createMetrics({ district: centerLabel })
  watchNotes(metrics, notes)
  const jobs = createJobs(metrics)
  const tools = { database, writeLater: async <T>(write: () => T) => write(), now, log, notes, jobs }
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
    degraded,
    directory: () => directory,
  })
  return {
    host: hostOf(config.centerUrl),
    app,
    accounts,
    backups,
    degraded,
    metrics,
    async close() {
      await backups?.stop()
      database.$client.close()
      letGo()
    },
  }
}
