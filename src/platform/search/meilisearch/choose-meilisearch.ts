import type { SearchSettings } from '../keep-search-connection.js'
import type { SearchLog } from '../log.js'
import type { WhereToLook } from './find-meilisearch.js'
import { createRemoteMeilisearch } from './meilisearch-remote.js'
import { createMeilisearchServer } from './meilisearch-server.js'
import type { MeilisearchServer, ServerStatus } from './server-status.js'

export interface MeilisearchOptions extends Omit<WhereToLook, 'dataDir'> {
  config: Pick<SearchSettings, 'dataDir' | 'meiliUrl' | 'meiliKey'>
  log: SearchLog
  onChange(status: ServerStatus): void
  /** Reports which server is used, in plain words. */
  say?: (words: string) => void
}

/** The Meilisearch of the settings: another's, or our own. */
export function chooseMeilisearch({ config, ...options }: MeilisearchOptions): MeilisearchServer {
  const { dataDir, meiliUrl, meiliKey } = config
  return meiliUrl
    ? createRemoteMeilisearch({ url: meiliUrl, key: meiliKey, log: options.log, onChange: options.onChange })
    : createMeilisearchServer({ ...options, dataDir })
}
