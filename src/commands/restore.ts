import { statSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { showStartProgress } from '../answering/start-progress.js'
import type { Config } from '../config.js'
import { readCommandConfig } from '../districts/command-config.js'
import { createAuditStore } from '../platform/audit/audit-store.js'
import { BackupFault, inFolder } from '../platform/backup/backup-fault.js'
import { checkCopy } from '../platform/backup/check-copy.js'
import { settingsName } from '../platform/backup/make-backup.js'
import { bringModels, swapData } from '../platform/backup/swap-data.js'
import { isEncrypted, unpackBackup } from '../platform/backup/unpack-backup.js'
import { FolderInUse, lockFolder } from '../platform/database/lock-folder.js'
import { databaseFile, openDatabase } from '../platform/database/open-database.js'
import { keepPrivate } from '../platform/files/keep-private.js'
import type { Speech } from '../platform/language/language.js'
import { wording } from '../platform/language/wording.js'
import { createOneTimeLinkStore } from '../staff/sign-in/one-time-link-store.js'
import { createSessionStore } from '../staff/sign-in/session-store.js'
import { isOfCenter, proveCenter, refuseOtherKind } from './prove-center.js'
import { readPassphrase } from './read-passphrase.js'
import { runCommand } from './run-command.js'

// `npm run restore -- FILE`, while the service is stopped.

const workStart = 'restore-work-'

async function run({ t }: Speech): Promise<void> {
  const file = readArguments()
  const config = readCommandConfig({ ofCenter: true })
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) throw new BackupFault(wording('restore.noFile', { file }))
  if (!found.isFile()) throw new BackupFault(wording('restore.notBackup', { file }))
  const stopping = stopOnSignals()
  const letGo = await lock(config.dataDir, stopping)
  keepPrivate(config.dataDir)
  try {
    stopping.throwIfAborted()
    await dropWork(config.dataDir)
    const work = await inFolder(config.dataDir, () => mkdtemp(join(config.dataDir, workStart)))
    const fresh = join(work, 'data')
    console.log(t('restore.reading', { file }))
    const madeAt = await unpack(file, fresh, config, t)
    stopping.throwIfAborted()
    refuseOtherKind(config, file, fresh)
    if (isOfCenter(config)) console.log(t('restore.provedCenter', { count: proveCenter(fresh) }))
    else await prove(config, fresh, { t, stopping })
    const aside = await inFolder(config.dataDir, () => swapData(config.dataDir, fresh, new Date()))
    console.log(t('restore.done', { madeAt }))
    if (aside) console.log(t('restore.aside', { folder: aside }))
    console.log(t('restore.settings', { file: join(config.dataDir, settingsName) }))
  } finally {
    await dropWork(config.dataDir)
    letGo()
  }
}

async function prove(
  config: Config,
  fresh: string,
  { t, stopping }: Pick<Speech, 't'> & { stopping: AbortSignal },
): Promise<void> {
  bringModels(config.dataDir, fresh)
  console.log(t('restore.proving'))
  // It loads the whole service: a backup that is refused needs none.
  const { proveService } = await import('./prove-service.js')
  const { question, offices } = await proveService(config, fresh, stopping, showStartProgress())
  console.log(t('restore.proved', { question, offices }))
}

function readArguments(): string {
  try {
    const { positionals } = parseArgs({ allowPositionals: true })
    if (positionals.length === 1) return resolve(positionals[0]!)
  } catch (error) {
    throw new BackupFault(wording('restore.usage'), { cause: error })
  }
  throw new BackupFault(wording('restore.usage'))
}

/** A stop before the last step leaves everything as it was. */
function stopOnSignals(): AbortSignal {
  const stop = new AbortController()
  const stopOnce = () => stop.abort(new BackupFault(wording('restore.stopped')))
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, stopOnce)
  return stop.signal
}

async function lock(dataDir: string, stopping: AbortSignal): Promise<() => void> {
  try {
    return await lockFolder(dataDir, stopping)
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error
    throw new BackupFault(wording('restore.serviceRuns', error.wording.values), { cause: error })
  }
}

/** Opens and proves the backup, and makes it a database of this version. @returns when it was made, as text */
async function unpack(file: string, fresh: string, config: Config, t: Speech['t']): Promise<string> {
  const ask = async () => config.backupPassphrase ?? (await readPassphrase(t('restore.ask')))
  const { tables, madeAt } = await unpackBackup(file, fresh, isEncrypted(file) ? await ask() : null)
  checkCopy(databaseFile(fresh), tables)
  await takeUp(fresh, basename(file), madeAt)
  return madeAt
}

/** Migrates an older one. Who signed out since must not be signed in again, and a used link must not work again. */
async function takeUp(fresh: string, file: string, madeAt: string): Promise<void> {
  const now = () => new Date()
  const database = await inFolder(fresh, () => openDatabase(databaseFile(fresh)))
  try {
    createSessionStore(database, now).endEverySession()
    createOneTimeLinkStore(database, now).endEveryLink()
    const event = { who: null, what: 'backup-restored', about: null, from: 'command' } as const
    createAuditStore(database, now).record({ ...event, details: { file, madeAt } })
  } finally {
    database.$client.close()
  }
}

/** Of this run, and of one that was killed: nobody else restores, while this one holds the lock. */
async function dropWork(dataDir: string): Promise<void> {
  const names = await inFolder(dataDir, () => readdir(dataDir))
  for (const name of names.filter((each) => each.startsWith(workStart)))
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 3 })
}

await runCommand(run)
