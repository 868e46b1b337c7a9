import { isHealthy } from './meilisearch-health.js'
import { runningServer } from './meilisearch-leftover.js'
import { meilisearchFolders, readMasterKey } from './meilisearch-process.js'

const patienceMs = 3000

/** The Meilisearch that a running service has started on this folder; null when none answers. */
export async function findRunningMeilisearch(dataDir: string): Promise<{ url: string; key: string } | null> {
  const { pidFile, home } = meilisearchFolders(dataDir)
  const server = runningServer(pidFile)
  if (!server) return null
  const url = `http://127.0.0.1:${server.port}`
  return (await isHealthy(url, patienceMs)) ? { url, key: readMasterKey(home) } : null
}
