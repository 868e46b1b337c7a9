import type { DirectoryDocument, DirectoryHit, DirectoryQuery } from './directory-document.js'
import type { DirectoryIndex } from './directory-index.js'
import type { DirectoryTable } from './directory-table.js'

export interface DirectoryAnswer {
  hits: DirectoryHit[]
  engine: 'meilisearch' | 'fallback'
}

/** Directory search that always answers. Writes go to the table at once, then to Meilisearch. */
export interface DirectorySearch {
  search(query: string, options?: DirectoryQuery): Promise<DirectoryAnswer>
  suggest(query: string, options?: DirectoryQuery): Promise<DirectoryAnswer>
  /** @throws when Meilisearch did not take it; the caller retries later */
  upsert(documents: readonly DirectoryDocument[]): Promise<void>
  /** @throws when Meilisearch did not take it; the caller retries later */
  remove(ids: readonly string[]): Promise<void>
}

export function createDirectorySearch(index: DirectoryIndex, table: DirectoryTable): DirectorySearch {
  return {
    async search(query, options) {
      const hits = options?.inMemory ? null : await index.search(query, options)
      return hits
        ? { hits, engine: 'meilisearch' }
        : { hits: table.search(query, options), engine: 'fallback' }
    },
    async suggest(query, options) {
      const hits = await index.suggest(query, options)
      return hits
        ? { hits, engine: 'meilisearch' }
        : { hits: table.suggest(query, options), engine: 'fallback' }
    },
    async upsert(documents) {
      await table.upsert(documents)
      await index.upsert(documents)
    },
    async remove(ids) {
      table.remove(ids)
      await index.remove(ids)
    },
  }
}
