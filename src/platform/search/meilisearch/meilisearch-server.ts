import { existsSync, readFileSync, rmSync } from 'node:fs'
import { messageOf } from '../../language/worded-error.js'
import { type Wording, wording } from '../../language/wording.js'
import type { SearchLog } from '../log.js'
import { type FoundMeilisearch, findMeilisearch, type WhereToLook } from './find-meilisearch.js'
import { becomesHealthy, isHealthy, pause } from './meilisearch-health.js'
import { forgetPid, notePid, stopLeftover } from './meilisearch-leftover.js'
import {
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
  stopMs: 3000,
  healthEveryMs: 1000,
  healthTimeoutMs: 1500,
  /** This many missed health checks in a row mean that it hangs. */
  healthMisses: 3,
  /** Failures in a row before the database is blamed: it is a cache, and cheaper to rebuild than to repair. */
  deathsBeforeDiscard: 2,
  /** Failures in a row before people are told that there is no Meilisearch; retries go on. */
  deathsBeforeGivingNotice: 4,
  /** A server that lived shorter than this is restarted with growing pauses. */
  shortLifeMs: 2000,
  firstPauseMs: 100,
  maxPauseMs: 10_000,
}

/** Messages of Meilisearch or the system about causes outside the database. */
const notTheDatabase = /Address already in use|Permission denied|No space left|^[A-Z]+: |^spawn /

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
        log.error({ error: error.message }, 'The supervision of Meilisearch ended')
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
    const reason = found.found ? await clearLeftover() : found.reason
    if (reason) {
      log.warn({ reason: reason.key, ...reason.values }, 'Meilisearch is not available')
      status.set({ state: 'unavailable', reason })
    } else if (found.found) {
      process.on('exit', killWithService)
      await keepRunning(found.binary, settled)
    }
    settled()
  }

  async function clearLeftover(): Promise<Wording | null> {
    const result = await stopLeftover(folders.pidFile, folders.database)
    if ('ownedBy' in result)
      return wording('meilisearch.inUse', { pid: result.ownedBy, folder: folders.home })
    if (result.stopped > 0) log.info(`Stopped ${result.stopped} Meilisearch left behind by a killed run`)
    return null
  }

  async function keepRunning(binary: string, settled: () => void): Promise<void> {
    let deaths = 0
    for (let wait = limits.firstPauseMs; !stopping.signal.aborted; ) {
      const began = Date.now()
      const fault = await runOnce(binary, settled).catch(asWritten)
      deaths = fault === null ? 0 : deaths + 1
      const short = Date.now() - began < limits.shortLifeMs
      wait = short ? Math.min(wait * 2, limits.maxPauseMs) : limits.firstPauseMs
      if (stopping.signal.aborted) break
      if (fault !== null) answerFault(fault, deaths)
      if (fault !== null && deaths >= limits.deathsBeforeGivingNotice) {
        status.set({ state: 'unavailable', reason: wording('meilisearch.notStarting', { fault }) })
        settled()
      }
      await pause(wait, stopping.signal)
    }
    settled()
  }

  /** @returns null when it ran and then ended; else why it never came up */
  async function runOnce(binary: string, settled: () => void): Promise<Wording | null> {
    // The folder, with the key and the copied server, may have been deleted since the last start.
    const found = existsSync(binary) ? null : await findMeilisearch(options)
    if (found && !found.found) return found.reason
    const masterKey = readMasterKey(folders.home)
    const server = await spawnMeilisearch(found?.binary ?? binary, folders, masterKey)
    running = server
    const isOver = () => server.hasEnded() || stopping.signal.aborted
    try {
      if (server.pid) notePid(folders.pidFile, server.pid, server.port)
      if (stopping.signal.aborted || !(await becomesHealthy(server.url, isOver, limits.startMs)))
        return await whyNot(server)
      log.info({ pid: server.pid, url: server.url }, 'Meilisearch is running')
      status.set({ state: 'ready', url: server.url, key: masterKey, pid: server.pid })
      settled()
      await watch(server)
      if (!stopping.signal.aborted) {
        log.warn({ pid: server.pid }, 'Meilisearch ended; starting it again')
        status.set({ state: 'starting', reason: wording('meilisearch.startingAgain') })
      }
      return null
    } finally {
      await endOf(server)
      running = null
      forgetPid(folders.pidFile)
    }
  }

  async function whyNot(server: MeilisearchProcess): Promise<Wording> {
    if (!server.hasEnded()) return wording('meilisearch.late', { seconds: limits.startMs / 1000 })
    const message = (await server.ended) ?? lastError(folders.logFile)
    return message ? asWritten(message) : wording('meilisearch.noMessage')
  }

  /** Returns when the server has ended; kills one that stops answering. */
  async function watch(server: MeilisearchProcess): Promise<void> {
    for (let misses = 0; misses < limits.healthMisses; ) {
      await Promise.race([server.ended, pause(limits.healthEveryMs, stopping.signal)])
      if (server.hasEnded() || stopping.signal.aborted) return
      misses = (await isHealthy(server.url, limits.healthTimeoutMs)) ? 0 : misses + 1
    }
    log.warn({ pid: server.pid }, 'Meilisearch stopped responding; ending it')
    server.kill('SIGKILL')
  }

  function answerFault(fault: Wording, deaths: number): void {
    log.warn({ fault: fault.key, ...fault.values }, 'Meilisearch did not start')
    const otherVersion = /database version .{1,80} incompatible/.test(String(fault.values.text))
    const blamed = deaths >= limits.deathsBeforeDiscard && mayBeDatabase(fault)
    if (!(otherVersion || blamed) || !existsSync(folders.database)) return
    log.warn(
      otherVersion
        ? 'The search index is from another Meilisearch version: deleted, and rebuilt from the database'
        : 'The search index is damaged: deleted, and rebuilt from the database',
    )
    rmSync(folders.database, { recursive: true, force: true })
  }

  async function endOf(server: MeilisearchProcess): Promise<void> {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      if (server.hasEnded()) return
      server.kill(signal)
      const patience = new AbortController()
      await Promise.race([server.ended, pause(limits.stopMs, patience.signal)])
      patience.abort()
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

function describe(found: FoundMeilisearch & { found: true }): string {
  if (found.from === 'package') return `The search runs on ${found.binary}.`
  const known = found.known ? 'the tested build' : 'not a build that we have tested'
  return `The search runs on ${found.binary}, found on the PATH: Meilisearch ${found.version}, ${known}.`
}

/** The log line that says why Meilisearch gave up; null for none. */
function lastError(logFile: string): string | null {
  try {
    const text = readFileSync(logFile, 'utf8').slice(-20_000)
    return /^Error: .*$/m.exec(text)?.[0] ?? null
  } catch {
    return null
  }
}

/** A message of Meilisearch or the system, which only exists in English. */
const asWritten = (message: unknown): Wording => wording('asWritten', { text: messageOf(message) })

/** Whether deleting the database, which is a cache, might help. */
function mayBeDatabase({ key, values }: Wording): boolean {
  if (key === 'meilisearch.noMessage') return true
  return key === 'asWritten' && !notTheDatabase.test(String(values.text))
}
