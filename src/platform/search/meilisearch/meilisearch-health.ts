import { setTimeout as sleep } from 'node:timers/promises'
import { createMeilisearchHttp } from './meilisearch-http.js'

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
