import { createHash } from 'node:crypto'
import { createAuditStore } from './audit/audit-store.js'
import { findDamage, findDamageBeside, wasClosed } from './database/find-damage.js'
import { databaseFile, openDatabase } from './database/open-database.js'
import { guardDamaged } from './database/protect-damaged.js'
import { createWriteLater } from './database/write-later.js'
import { startWriteThread, type WriteThreads } from './database/write-thread.js'
import { createLanguage, type LanguageParts } from './language/language.js'
import { createJobs } from './metrics/jobs.js'
import { createMetrics, type Metrics } from './metrics/metrics.js'
import { watchPlatform } from './metrics/watch-platform.js'
import type { SearchInCommon, SearchSettings } from './search/keep-search-connection.js'
import { createSearchEngine } from './search/search-engine.js'
import { createSecrets } from './secrets/secrets.js'
import { atOnce, type InTurn } from './threads/turns.js'
import { openTraces, type TraceSettings } from './tracing/traces.js'
import { createHealthNotes } from './web/health-notes.js'
import type { Log } from './web/log.js'
import { noteFault } from './web/note-fault.js'
import { watchDisk } from './web/watch-disk.js'

export interface PlatformOptions {
  log: Log
  /** Prints progress, in plain words. */
  say?: (words: string) => void
  now?: () => Date
  /** Where one service serves many districts: their Meilisearch. */
  searchInCommon?: SearchInCommon
  /** Where one service serves many districts: the thread that writes for all. */
  writersInCommon?: WriteThreads
  /** Where one service serves many districts: heavy jobs wait for each other. */
  jobsInCommon?: InTurn
  /** Whether this process had the database open before: it is no copy from before an update, and was checked for damage. */
  isReopened?: boolean
  /** After how long a database that was closed is checked for damage, in milliseconds. */
  checkAfterMs?: number
  /** Those that are shown since before the start, and watch the process; by default, new ones. */
  metrics?: Metrics
  /** The words of all languages. */
  languages?: LanguageParts
}

/** While serving: waiting for a locked database delays every other request, too. In milliseconds. */
const maxLockWait = 100
/** The write thread delays nobody: it waits for as long as a preview of 50,000 people may take. In milliseconds. */
export const maxWriteWait = 2000

/** A start has more urgent work than reading a whole database. In milliseconds. */
const usualCheckAfterMs = 60_000

/**
 * Opens or creates the database, and everything the other wings build on.
 * @param closing aborted before anything is closed: background work then gives up
 * @throws {DatabaseError} when the database cannot be opened
 */
export async function openPlatform(
  config: SearchSettings & { traces?: TraceSettings | null },
  {
    log,
    say = () => {},
    now = () => new Date(),
    searchInCommon,
    writersInCommon,
    jobsInCommon = atOnce,
    isReopened = false,
    checkAfterMs = usualCheckAfterMs,
    metrics: given,
    languages,
  }: PlatformOptions,
  closing: AbortSignal,
) {
  const notes = createHealthNotes({ now, log })
  const file = databaseFile(config.dataDir)
  const isClean = wasClosed(file)
  const database = await openDatabase(file)
  const writer =
    writersInCommon?.join(database, { file, notes }) ??
    startWriteThread(database, { file, log, notes, maxWait: maxWriteWait })
  const disk = watchDisk(config.dataDir, notes)
  const traces = config.traces ? await openTraces(config.traces, log) : null
  const metrics = given ?? createMetrics(config.district ? { district: config.district } : {})
  // The process of many districts is measured once, for all.
  if (!given && !config.district) metrics.watchProcess()
  watchPlatform(metrics, { file, disk, notes })
  const guard = guardDamaged(database, writer.write, notes)
  if (!isReopened) await checkForDamage()

  /** After a crash the start waits for it, in which families get the help lines. After a good end it comes later. */
  async function checkForDamage(): Promise<void> {
    if (!isClean) {
      const beside = findDamageBeside(file, closing, true)
      guard.report(await beside.catch(() => (closing.aborted ? null : findDamage(database.$client))))
      return
    }
    const check = () =>
      jobsInCommon(() => findDamageBeside(file, closing), closing)
        .then(guard.report)
        .catch((error) => {
          if (!closing.aborted) log.warn({ fault: String(error) }, 'The database could not be checked')
        })
    const timer = setTimeout(() => void check(), checkAfterMs).unref()
    closing.addEventListener('abort', () => clearTimeout(timer), { once: true })
  }

  return {
    log,
    say,
    now,
    notes,
    metrics,
    traces,
    jobs: createJobs(metrics, {
      inTurn: jobsInCommon,
      minute: startMinute(config.district ?? null),
      closing,
    }),
    closing,
    database,
    language: createLanguage(languages),
    /** Started and stopped by the code that fills it. */
    search: createSearchEngine({ config, log, say, inCommon: searchInCommon }),
    audit: createAuditStore(database, now),
    secrets: createSecrets(config.dataDir),
    isReopened,
    write: guard.write,
    emptyLogSoon: writer.emptyLogSoon,
    writeLater: createWriteLater(database, closing, log),
    noteFault: (error: unknown) => noteFault(notes, error),
    /** From now on requests wait. */
    waitBrieflyForLocks: () => void database.$client.pragma(`busy_timeout = ${maxLockWait}`),
    async close(stepMs: number): Promise<void> {
      disk.stop()
      await Promise.all([writer.stop(stepMs), traces?.close(stepMs)])
      database.$client.close()
    },
  }
}

/** Spreads the nightly jobs of many districts over most of an hour: the same minute for a district every night. */
function startMinute(district: string | null): number {
  if (district === null) return 0
  return createHash('sha256').update(district).digest().readUInt32BE() % spreadMinutes
}

/** So that a job still begins in its hour, as it is looked for every five minutes. */
const spreadMinutes = 50

export type Platform = Awaited<ReturnType<typeof openPlatform>>
