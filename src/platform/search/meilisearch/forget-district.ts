import { Meilisearch } from 'meilisearch'
import { directoryIndexName, nextDirectoryIndexName } from '../index-names.js'
import { silentLog } from '../log.js'
import { meilisearchCode } from './meilisearch-http.js'
import { dropIndex, openSearchConnection } from './search-connection.js'
import { searchKeyOf } from './search-keys.js'

/** Deletes the indexes and the search key of a district from a server that serves many. */
export async function forgetDistrict(
  server: { url: string; key: string | null },
  district: string,
): Promise<void> {
  const { admin, close } = await openSearchConnection(server.url, server.key, silentLog, district)
  const master = new Meilisearch({ host: server.url, ...(server.key ? { apiKey: server.key } : {}) })
  try {
    for (const uid of [directoryIndexName(district), nextDirectoryIndexName(district)])
      await dropIndex(admin, uid)
    const { results } = await master.getKeys({ limit: 1000 })
    const { name } = searchKeyOf(district)
    for (const key of results.filter((each) => each.name === name)) await master.deleteKey(key.uid)
  } catch (error) {
    // A server without a master key has no keys.
    if (meilisearchCode(error) !== 'missing_master_key') throw error
  } finally {
    close()
  }
}
