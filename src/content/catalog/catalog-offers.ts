import type { Config } from '../../config.js'
import type { DirectoryWing } from '../../directory/open-directory.js'
import { dayMs } from '../../directory/time/local-time.js'
import { databaseFile } from '../../platform/database/open-database.js'
import { createReadChangeMark } from '../../platform/database/read-change-mark.js'
import type { Platform } from '../../platform/open-platform.js'
import { processResult, startProcess } from '../../platform/process/own-process.js'
import { startWorker } from '../../platform/threads/start-worker.js'
import { threadResult } from '../../platform/threads/thread-result.js'
import { createNightlyJob, type JobTools } from '../nightly-job.js'
import { type CatalogOffer, findOffer, lastStamp, saveAnswer } from './catalog-offer-store.js'
import type { CatalogWork } from './catalog-worker.js'
import { catalogFolderOf, catalogStamp, type PackedCatalog } from './read-catalog.js'
import type {
  CatalogChoice,
  CatalogTask,
  ComparedCatalog,
  FoundComparison,
  KnownCounts,
  MergeResult,
} from './run-catalog-task.js'

/** What staff do with a newer catalog. */
export interface CatalogOffers {
  /** From the database, at once; null before the first comparison. */
  offer(): CatalogOffer | null
  /** Compares it with the working copy as it is now. @returns null where nothing is newer */
  compare(): Promise<ComparedCatalog | null>
  /** Merges it into the working copy. Nothing goes live. @param schools slugs, which rules may name */
  merge(choice: Omit<CatalogChoice, 'at'>, schools: readonly string[]): Promise<MergeResult>
  /** Offers it again after 30 days, or not before a newer one. @returns false if it is no longer the newest */
  answer(catalog: string, answer: 'later' | 'declined', by: string): boolean
}

export const daysPutOff = 30

/** From 0 to 23, in the district's time zone. */
const hour = 2
/** Nobody waits for it, and the start has enough to do. In milliseconds. */
const firstWaitMs = 3 * 60_000
/** Reading the sample's catalog takes seconds, and longer on a busy machine. In milliseconds. */
const maxTaskMs = 300_000

const workerFile = './catalog-worker'

/** Runs a task on whole catalogs, and waits for it. */
export type RunCatalogTask = <T>(task: CatalogTask) => Promise<T>

/** @param run in a thread, but for tests */
export function createCatalogOffers(
  { database, now }: Pick<Platform, 'database' | 'now'>,
  languages: readonly string[],
  run: RunCatalogTask,
): CatalogOffers {
  const offer = () => findOffer(database, now())
  const comparison = keepComparison(database, run)
  return {
    offer,
    compare: comparison.compare,
    async merge(choice, schools) {
      const known = await comparison.counts()
      return run<MergeResult>({ do: 'merge', schools, languages, known, ...choice, at: now() })
    },
    answer(catalog, answer, by) {
      const found = offer()
      if (found?.catalog !== catalog || found.state === 'current' || found.state === 'merged') return false
      const until = answer === 'later' ? new Date(now().getTime() + daysPutOff * dayMs) : null
      saveAnswer(database, { catalog, answer, at: now(), by, until })
      return true
    },
  }
}

/** What a page shows of it takes seconds to find: it is kept until something that it depends on is changed. */
function keepComparison({ $client }: Platform['database'], run: RunCatalogTask) {
  type Found = Exclude<FoundComparison, 'same'>
  const readMark = createReadChangeMark($client)
  let kept: { mark: string; found: Promise<Found> } | null = null
  const findAgain = async (last: Found | null): Promise<Found> => {
    const found = await run<FoundComparison>({ do: 'compare', known: last?.key ?? null })
    return found === 'same' ? last! : found
  }
  async function compare(): Promise<ComparedCatalog | null> {
    const mark = readMark()
    if (kept?.mark !== mark) {
      const last = kept?.found ?? Promise.resolve(null)
      const next = { mark, found: last.catch(() => null).then(findAgain) }
      kept = next
      const forget = () => {
        if (kept === next) kept = null
      }
      next.found.then(() => setTimeout(forget, keptMs).unref(), forget)
    }
    return (await kept.found).compared
  }

  /** Of what the page showed, where it is kept. */
  async function counts(): Promise<KnownCounts | null> {
    return (await kept?.found.catch(() => null))?.compared?.counts ?? null
  }

  return { compare, counts }
}

/** Compares the catalog with what the district took, every night and soon after its files changed. */
export function watchCatalog(
  config: Pick<Config, 'seedFolder' | 'catalogFolder' | 'standardFolder'>,
  platform: JobTools,
  { directory }: Pick<DirectoryWing, 'directory'>,
  run: RunCatalogTask,
) {
  const { database, log, now } = platform
  const folder = catalogFolderOf(config)
  let faulty: string | null = null

  async function look(): Promise<void> {
    const stamp = await catalogStamp(folder)
    if (stamp === lastStamp(database)) return
    const packed = await readOnce(folder, stamp, run)
    if (packed) {
      const count = await run<number>({ do: 'look', packed, stamp, at: now() })
      if (count > 0) log.info({ count }, 'A newer catalog is offered')
      return
    }
    faulty = stamp
    log.warn({ folder }, 'The catalog has faults, so it is not offered. npm run seed names them')
  }

  const job = createNightlyJob(look, platform, {
    ...{ name: 'catalog', hour, firstWaitMs, timeZone: () => directory().district.timeZone },
    fault: 'The catalog could not be compared; it is tried again in an hour',
    async isMissing() {
      const stamp = await catalogStamp(folder)
      return stamp !== faulty && stamp !== lastStamp(database)
    },
  })

  return { runIfDue: job.runIfDue, start: job.start, stop: job.stop }
}

/** Of the newest files, for all districts that start from them. */
let latest: { stamp: string; read: Promise<PackedCatalog | null> } | null = null
const keptMs = 15 * 60_000

/** Districts of one process look one after another: the catalog is read once for all. */
function readOnce(folder: string, stamp: string, run: RunCatalogTask): Promise<PackedCatalog | null> {
  if (latest?.stamp === stamp) return latest.read
  const reading = { stamp, read: run<PackedCatalog | null>({ do: 'read', folder }) }
  latest = reading
  const forget = () => {
    if (latest === reading) latest = null
  }
  reading.read.then(() => setTimeout(forget, keptMs).unref(), forget)
  return reading.read
}

/**
 * Runs those tasks in a thread of their own each that a page waits for; the others, which come by themselves, in a process.
 * @param dataDir the database's folder
 */
export function createCatalogTasks(dataDir: string): { run: RunCatalogTask; stop(): Promise<void> } {
  const file = databaseFile(dataDir)
  const ends = new Map<Promise<unknown>, () => void>()

  function runInThread<T>(work: CatalogWork): [end: () => void, result: Promise<T>] {
    const worker = startWorker(workerFile, import.meta.url, work)
    return [() => void worker.terminate(), threadResult<T>(worker, { name: 'routing', silentMs: maxTaskMs })]
  }

  function runInProcess<T>(work: CatalogWork): [end: () => void, result: Promise<T>] {
    const child = startProcess(workerFile, import.meta.url)
    return [() => child.kill('SIGKILL'), processResult<T>(child, work, { name: 'routing', maxMs: maxTaskMs })]
  }

  return {
    async run<T>(task: CatalogTask): Promise<T> {
      const isAwaited = task.do === 'compare' || task.do === 'merge'
      const [end, result] = isAwaited ? runInThread<T>({ file, task }) : runInProcess<T>({ file, task })
      ends.set(result, end)
      try {
        return await result
      } finally {
        ends.delete(result)
      }
    },
    async stop() {
      const running = [...ends]
      for (const [, end] of running) end()
      await Promise.allSettled(running.map(([result]) => result))
    },
  }
}
