import { existsSync } from 'node:fs'
import { type Wording, wording } from '../../language/wording.js'
import type { SearchLog } from '../log.js'
import { type FoundMeilisearch, findMeilisearch, type WhereToLook } from './find-meilisearch.js'
import {
  answerFault,
  asWritten,
  outside,
  reportedFault,
  type StartFault,
  whyNotHealthy,
} from './meilisearch-fault.js'
import { becomesHealthy, endProcess, pause, watchHealth } from './meilisearch-health.js'
import { forgetPid, notePid, stopLeftover } from './meilisearch-leftover.js'
import {
  hasIndexes,
  type MeilisearchProcess,
  meilisearchFolders,
  readMasterKey,
  spawnMeilisearch,
} from './meilisearch-process.js'
import { createStatusHolder, type MeilisearchServer, type ServerStatus } from './server-status.js'

export interface SupervisorOptions extends WhereToLook {
  log: SearchLog
  onChange: (status: ServerStatus) => void
  /** Reports which server is used, in plain words. */
  say?: (words: string) => void
}

const limits = {
  startMs: 30_000,
  /** Failures in a row before people are told that there is no Meilisearch; retries go on. */
  deathsBeforeGivingNotice: 4,
  /** A server that lived shorter than this is restarted with growing pauses. */
  shortLifeMs: 2000,
  firstPauseMs: 100,
  maxPauseMs: 10_000,
}

/** Starts our own Meilisearch, keeps it running, and stops it with the service. Never throws. */
export function createMeilisearchServer(options: SupervisorOptions): MeilisearchServer {
  const { log } = options
  const folders = meilisearchFolders(options.dataDir)
  const status = createStatusHolder(options.onChange)
  const stopping = new AbortController()
  let running: MeilisearchProcess | null = null
  let supervision: Promise<void> | null = null
  const killWithService = () => running?.kill('SIGKILL')

  async function start(): Promise<void> {
    if (supervision) return
    const settled = new Promise<void>((resolve) => {
      supervision = supervise(resolve).catch((error: Error) => {
        log.error({ error: error.message }, 'Meilisearch is no longer supervised')
        const reason = wording('meilisearch.notStarting', { fault: asWritten(error) })
        status.set({ state: 'unavailable', reason })
        resolve()
      })
    })
    await settled
  }

  async function supervise(settled: () => void): Promise<void> {
    const found = await findMeilisearch(options)
    for (const refused of found.passedOver) log.warn(refused)
    if (found.found) options.say?.(describe(found))
    const reason = found.found ? await clearLeftover(folders, log) : found.reason
    if (reason) {
      log.warn({ reason: reason.key, ...reason.values }, 'Meilisearch is not available')
      status.set({ state: 'unavailable', reason })
    } else if (found.found) {
      process.on('exit', killWithService)
      await keepRunning(found.binary, settled)
    }
    settled()
  }

  async function keepRunning(binary: string, settled: () => void): Promise<void> {
    let deaths = 0
    for (let wait = limits.firstPauseMs; !stopping.signal.aborted; ) {
      const began = Date.now()
      const fault = await runOnce(binary, settled).catch(reportedFault)
      deaths = fault === null ? 0 : deaths + 1
      const short = Date.now() - began < limits.shortLifeMs
      wait = short ? Math.min(wait * 2, limits.maxPauseMs) : limits.firstPauseMs
      if (stopping.signal.aborted) break
      if (fault !== null) answerFault(fault, deaths, folders.database, log)
      if (fault !== null && deaths >= limits.deathsBeforeGivingNotice) {
        status.set({
          state: 'unavailable',
          reason: wording('meilisearch.notStarting', { fault: fault.wording }),
        })
        settled()
      }
      await pause(wait, stopping.signal)
    }
    settled()
  }

  /** @returns null when it ran and then ended; else why it never came up */
  async function runOnce(binary: string, settled: () => void): Promise<StartFault | null> {
    // The folder, with the key and the copied server, may have been deleted since the last start.
    const found = existsSync(binary) ? null : await findMeilisearch(options)
    if (found && !found.found) return outside(found.reason)
    const masterKey = readMasterKey(folders.home)
    const server = await spawnMeilisearch(found?.binary ?? binary, folders, masterKey)
    running = server
    const isOver = () => server.hasEnded() || stopping.signal.aborted
    try {
      if (server.pid) notePid(folders.pidFile, server.pid, server.port)
      if (stopping.signal.aborted || !(await becomesHealthy(server.url, isOver, limits.startMs)))
        return await whyNotHealthy(server, folders.logFile, limits.startMs)
      log.info({ pid: server.pid, url: server.url }, 'Meilisearch is running')
      status.set({ state: 'ready', url: server.url, key: masterKey, pid: server.pid })
      settled()
      await watchHealth(server, () => hasIndexes(folders), stopping.signal, log)
      if (!stopping.signal.aborted) {
        log.warn({ pid: server.pid }, 'Meilisearch ended; starting it again')
        status.set({ state: 'starting', reason: wording('meilisearch.startingAgain') })
      }
      return null
    } finally {
      await endProcess(server)
      running = null
      forgetPid(folders.pidFile)
    }
  }

  return {
    start,
    status: status.get,
    async stop() {
      stopping.abort()
      await supervision
      process.off('exit', killWithService)
      status.set({ state: 'unavailable', reason: wording('meilisearch.stopped') })
    },
  }
}

/** Stops a server that a killed run left behind. @returns why ours cannot be started; null when it can */
async function clearLeftover(
  folders: ReturnType<typeof meilisearchFolders>,
  log: SearchLog,
): Promise<Wording | null> {
  const result = await stopLeftover(folders.pidFile, folders.database)
  if ('ownedBy' in result) return wording('meilisearch.inUse', { pid: result.ownedBy, folder: folders.home })
  if (result.stopped > 0)
    log.info(`Stopped ${result.stopped} Meilisearch processes that a killed run left behind`)
  return null
}

function describe(found: FoundMeilisearch & { found: true }): string {
  if (found.from === 'package') return `The search runs on ${found.binary}.`
  const known = found.known ? 'the tested build' : 'not a build that we have tested'
  return `The search runs on ${found.binary}, found on the PATH: Meilisearch ${found.version}, ${known}.`
}
