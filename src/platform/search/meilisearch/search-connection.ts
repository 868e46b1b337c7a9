import { setTimeout as sleep } from 'node:timers/promises'
import { type EnqueuedTask, Meilisearch, type Task } from 'meilisearch'
import type { SearchLog } from '../log.js'
import { createMeilisearchHttp, type MeilisearchHttp, SearchTimeout } from './meilisearch-http.js'
import { ensureSearchKeys } from './search-keys.js'

/** A connected Meilisearch: one client that may only search, and one for indexing. */
export interface SearchConnection {
  search: Meilisearch
  admin: Meilisearch
  close(): void
}

/** A task that Meilisearch accepted and then failed. */
export class IndexingFailed extends Error {
  override name = 'IndexingFailed'
  constructor(
    task: { uid: number; type: string; indexUid: string | null },
    why: string,
    readonly code: string | null,
  ) {
    super(`Meilisearch task ${task.uid} (${task.type} on ${task.indexUid ?? 'the server'}) failed: ${why}`)
  }
}

const limits = { adminMs: 30_000, searchMs: 1000, taskMs: 300_000, askEveryMs: 15 }

/**
 * Opens the clients, each with its own key and kept connections.
 * @param district whose directory may be searched, where one service serves many
 */
export async function openSearchConnection(
  url: string,
  key: string | null,
  log: SearchLog,
  district: string | null = null,
): Promise<SearchConnection> {
  const adminHttp = createMeilisearchHttp(limits.adminMs)
  const searchHttp = createMeilisearchHttp(limits.searchMs)
  const close = () => {
    adminHttp.close()
    searchHttp.close()
  }
  try {
    const keys = await ensureSearchKeys(client(url, key, adminHttp), key, district)
    // Distinguishes a key without permission to create keys from an invalid one.
    if (!keys.separate) await client(url, keys.admin, adminHttp).getIndexes({ limit: 1 })
    if (!keys.separate && key) log.warn('MEILI_KEY cannot create keys, so pages search with it, too')
    return { search: client(url, keys.search, searchHttp), admin: client(url, keys.admin, adminHttp), close }
  } catch (error) {
    close()
    throw error
  }
}

function client(url: string, key: string | null, http: MeilisearchHttp): Meilisearch {
  return new Meilisearch({ host: url, httpClient: http, ...(key ? { apiKey: key } : {}) })
}

/**
 * Waits until a task is done.
 * @throws {IndexingFailed} when it failed, {SearchTimeout} when it takes longer than five minutes
 */
export async function finished(admin: Meilisearch, task: EnqueuedTask): Promise<Task> {
  // Not the client's `waitForTask`: when a request fails, its timer stays and keeps the process alive.
  for (const until = Date.now() + limits.taskMs; Date.now() < until; await sleep(limits.askEveryMs)) {
    const seen = await admin.tasks.getTask(task.taskUid)
    if (seen.status === 'succeeded') return seen
    if (seen.status === 'failed' || seen.status === 'canceled')
      throw new IndexingFailed(seen, seen.error?.message ?? seen.status, seen.error?.code ?? null)
  }
  throw new SearchTimeout(limits.taskMs)
}

/** Deletes an index if it exists. */
export async function dropIndex(admin: Meilisearch, uid: string): Promise<void> {
  await finished(admin, await admin.deleteIndex(uid)).catch((error) => {
    if (!(error instanceof IndexingFailed && error.code === 'index_not_found')) throw error
  })
}

/** Deletes any index with this name, and creates an empty one. */
export async function freshIndex(
  admin: Meilisearch,
  uid: string,
  settings: Parameters<ReturnType<Meilisearch['index']>['updateSettings']>[0],
): Promise<void> {
  await dropIndex(admin, uid)
  await finished(admin, await admin.createIndex(uid, { primaryKey: 'id' }))
  await finished(admin, await admin.index(uid).updateSettings(settings))
}
