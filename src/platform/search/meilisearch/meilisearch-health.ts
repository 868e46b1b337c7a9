import { setTimeout as sleep } from 'node:timers/promises'
import type { SearchLog } from '../log.js'
import { createMeilisearchHttp } from './meilisearch-http.js'
import type { MeilisearchProcess } from './meilisearch-process.js'

const healthLimits = {
  everyMs: 1000,
  timeoutMs: 1500,
  /** This many missed health checks in a row mean that it hangs. */
  misses: 3,
}
const stopMs = 3000

/** True when a Meilisearch at this address reports itself available. */
export async function isHealthy(url: string, timeoutMs: number): Promise<boolean> {
  const http = createMeilisearchHttp(timeoutMs)
  try {
    const answer = (await http(`${url}/health`)) as { status?: string } | undefined
    return answer?.status === 'available'
  } catch {
    return false
  } finally {
    http.close()
  }
}

/** Waits until the server answers; false when it ended first or time ran out. */
export async function becomesHealthy(url: string, over: () => boolean, limitMs: number): Promise<boolean> {
  const until = Date.now() + limitMs
  while (!over() && Date.now() < until) {
    if (await isHealthy(url, 1000)) return !over()
    await sleep(20)
  }
  return false
}

/** Sleeps; a stop ends the sleep early without an error. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}

/**
 * Returns when the server has ended; kills one that stops answering, or whose files are gone: it would answer from deleted
 * files, and lose what it is told.
 */
export async function watchHealth(
  server: MeilisearchProcess,
  hasFiles: () => boolean,
  stopping: AbortSignal,
  log: SearchLog,
): Promise<void> {
  for (let misses = 0; misses < healthLimits.misses; ) {
    await Promise.race([server.ended, pause(healthLimits.everyMs, stopping)])
    if (server.hasEnded() || stopping.aborted) return
    if (!hasFiles()) {
      log.warn({ pid: server.pid }, 'The files of Meilisearch are gone; ending it')
      return server.kill('SIGKILL')
    }
    misses = (await isHealthy(server.url, healthLimits.timeoutMs)) ? 0 : misses + 1
  }
  log.warn({ pid: server.pid }, 'Meilisearch stopped responding; ending it')
  server.kill('SIGKILL')
}

/** Asks a process to end, then kills it. */
export async function endProcess(server: MeilisearchProcess): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (server.hasEnded()) return
    server.kill(signal)
    const patience = new AbortController()
    await Promise.race([server.ended, pause(stopMs, patience.signal)])
    patience.abort()
  }
}
