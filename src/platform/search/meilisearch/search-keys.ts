import type { Key, Meilisearch } from 'meilisearch'
import { directoryIndexName } from '../index-names.js'
import { meilisearchCode } from './meilisearch-http.js'

export interface SearchKeys {
  /** For the web tier: searches our indexes and nothing else. */
  search: string | null
  /** For indexing. Swapping indexes needs every index, or the swap's task reads as not found. */
  admin: string | null
  /** False when the given key cannot create keys and is used for everything. */
  separate: boolean
}

/** Each district has its own: it searches no other's directory. Phrasings are named by what is in them. */
export function searchKeyOf(district: string | null) {
  return {
    name: district === null ? 'who-to-ask search' : `who-to-ask search of ${district}`,
    description: 'Searches the indexes of Who to Ask; used to answer pages',
    actions: ['search'],
    indexes: ['phrasings-*', directoryIndexName(district)],
  }
}

const adminKey = {
  name: 'who-to-ask indexing',
  description: 'Builds the indexes of Who to Ask',
  actions: ['documents.*', 'indexes.*', 'settings.*', 'stats.*', 'tasks.*'],
  indexes: ['*'],
}

/**
 * Finds the service's two keys, or creates them with the master (or an admin) key.
 * @param district name of the district, where one service serves many
 */
export async function ensureSearchKeys(
  master: Meilisearch,
  given: string | null,
  district: string | null = null,
): Promise<SearchKeys> {
  try {
    const { results } = await master.getKeys({ limit: 1000 })
    return {
      search: await ensureKey(master, results, searchKeyOf(district)),
      admin: await ensureKey(master, results, adminKey),
      separate: true,
    }
  } catch (error) {
    // A server without a master key has no keys; a key without `keys.*` cannot create any.
    if (
      !['missing_master_key', 'invalid_api_key', 'missing_authorization_header'].includes(
        meilisearchCode(error) ?? '',
      )
    )
      throw error
    return { search: given, admin: given, separate: false }
  }
}

type KeyWanted = ReturnType<typeof searchKeyOf>

async function ensureKey(master: Meilisearch, existing: Key[], wanted: KeyWanted): Promise<string> {
  const same = existing.find((key) => key.name === wanted.name && sameRights(key, wanted) && !key.expiresAt)
  return (same ?? (await master.createKey({ ...wanted, expiresAt: null }))).key
}

function sameRights(key: Key, wanted: KeyWanted): boolean {
  const list = (values: string[]) => [...values].sort().join()
  return list(key.actions) === list(wanted.actions) && list(key.indexes) === list(wanted.indexes)
}
