import type { Worker } from 'node:worker_threads'
import type { Config } from '../../config.js'
import type { DirectoryWing } from '../../directory/open-directory.js'
import { dayMs, localDate } from '../../directory/time/local-time.js'
import { Refusal } from '../../platform/language/refusal.js'
import { explainError } from '../../platform/language/worded-error.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import type { Platform } from '../../platform/open-platform.js'
import { startWorker } from '../../platform/threads/start-worker.js'
import { threadResult } from '../../platform/threads/thread-result.js'
import type { Degradation } from '../../platform/web/health-notes.js'
import { createNightlyJob, type JobTools } from '../nightly-job.js'
import { type BackupFile, listBackups } from './backup-files.js'
import type { BackupResult, BackupWork } from './run-backup.js'

/** The state of the nightly backup, for its page. */
export interface BackupState {
  folder: string
  hour: number
  isEncrypted: boolean
  isRunning: boolean
  /** When the newest good one was begun; null before the first. */
  lastDone: Date | null
  /** Why the last try failed; null if it did not. */
  fault: Wording | null
}

export interface NightlyBackup {
  state(): BackupState
  /** Why there is no good backup, and when the last one was made; null while all is well. */
  trouble(): { words: Wording; since: Date | null } | null
  /** The backups in the folder, newest first; null when the folder cannot be read. */
  list(): Promise<BackupFile[] | null>
  /** Begins one now, unless one is under way. */
  runNow(): void
  /** Runs one if it is due. @returns whether it did */
  runIfDue(): Promise<boolean>
  start(): void
  stop(): Promise<void>
}

/** After this the staff pages and `/readyz` warn, in milliseconds. */
const maxAgeMs = 2 * dayMs
/** Encrypting takes a second for 3 MB, and the disk may be slow. In milliseconds. */
const maxWorkMs = 60 * 60_000

type Tools = JobTools & Pick<Platform, 'notes'>

/**
 * A backup every night into `BACKUP_DIR`, in a thread of its own.
 * @returns null without that folder
 */
export function createNightlyBackup(
  config: Pick<Config, 'backups' | 'backupPassphrase' | 'dataDir' | 'settingsText'>,
  tools: Tools,
  { directory }: Pick<DirectoryWing, 'directory'>,
): NightlyBackup | null {
  if (!config.backups) return null
  const { folder, hour } = config.backups
  const { dataDir, backupPassphrase: passphrase, settingsText: settings } = config
  const { now, notes } = tools
  const timeZone = () => directory().district.timeZone
  const list = () => listBackups(folder).catch(() => null)
  let fault: Wording | null = null
  let worker: Worker | null = null

  async function work(): Promise<void> {
    const at = now()
    const facts = { date: localDate(at, timeZone()), timeZone: timeZone(), now: at }
    const order = { dataDir, folder, passphrase, settings, ...facts } satisfies BackupWork
    worker = startWorker('./backup-worker', import.meta.url, order)
    try {
      const result = await threadResult<BackupResult>(worker, { name: 'backup', silentMs: maxWorkMs })
      if (result.fault) throw new Refusal(result.fault)
      fault = null
    } catch (error) {
      fault = explainError(error)
      throw error
    } finally {
      worker = null
    }
  }

  const job = createNightlyJob(work, tools, {
    ...{ name: 'backup', hour, timeZone },
    fault: 'The nightly backup failed; it is tried again in an hour',
    isMissing: async () => !(await list())?.some(({ kind }) => kind === 'daily'),
  })

  const look = () => degradation({ fault, lastDone: job.lastDone() }, now(), timeZone())
  notes.watch('backup', look)

  return {
    state: () => ({
      ...{ folder, hour, fault, isEncrypted: passphrase !== null },
      ...{ isRunning: job.isRunning(), lastDone: job.lastDone() },
    }),
    trouble() {
      const found = look()
      return found && { words: wording(found.key, found.values), since: job.lastDone() }
    },
    list,
    runNow: () => void job.run(),
    runIfDue: job.runIfDue,
    start: job.start,
    async stop() {
      const stopped = job.stop()
      await worker?.terminate()
      await stopped
    },
  }
}

function degradation(
  { fault, lastDone }: Pick<BackupState, 'fault' | 'lastDone'>,
  now: Date,
  timeZone: string,
): Degradation | null {
  if (fault) return { key: 'health.backupFailed', values: { fault } }
  if (!lastDone || now.getTime() - lastDone.getTime() <= maxAgeMs) return null
  return { key: 'health.backupOld', values: { date: { isoDate: localDate(lastDone, timeZone) } } }
}
