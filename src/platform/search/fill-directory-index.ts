import type { DirectoryDocument } from './directory-document.js'
import type { DirectoryIndex } from './directory-index.js'
import type { SearchLog } from './log.js'
import { searchFault } from './meilisearch/meilisearch-http.js'
import type { SearchConnection } from './meilisearch/search-connection.js'

/** Called for each filling. */
export type DocumentSource = () => Iterable<DirectoryDocument> | Promise<Iterable<DirectoryDocument>>

/** Fills the index of the directory from its current source. */
export function createDirectoryFiller(
  index: Pick<DirectoryIndex, 'find' | 'fill'>,
  connection: () => SearchConnection | null,
  log: SearchLog,
) {
  /** A fresh source has not been indexed yet: the index may be out of date. */
  let wanted: { documents: DocumentSource; fresh: boolean } | null = null
  let filledOn: SearchConnection | null = null
  let filledAt: Date | null = null

  return {
    use(documents: DocumentSource): void {
      wanted = { documents, fresh: true }
    },

    /** Whether the connected server holds it. */
    isReady: (): boolean => connection() !== null && filledOn === connection(),

    /** When it was last made, or found whole; null while it is not ready. */
    filledAt: (): Date | null => (connection() !== null && filledOn === connection() ? filledAt : null),

    /**
     * After a restart the index is still there; the outbox keeps it fresh.
     * @param again reads the documents in any case
     * @returns true when it is whole, or nothing is to be indexed
     */
    async fill(again: boolean): Promise<boolean> {
      const on = connection()
      const source = wanted
      if (!source) return true
      if (!on) return false
      try {
        if (again || source.fresh || !(await index.find())) await index.fill(source.documents)
        source.fresh = false
        filledOn = on
        filledAt = new Date()
        return true
      } catch (error) {
        if (on === connection())
          log.warn({ fault: searchFault(error) }, 'The directory index could not be built')
        return false
      }
    },
  }
}
