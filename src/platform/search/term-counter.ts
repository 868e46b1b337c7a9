import { createRareWarning } from '../web/rare-warning.js'
import type { CircuitBreaker } from './circuit-breaker.js'
import { guardedSearch, noAnswerWarning } from './guarded-search.js'
import type { SearchLog } from './log.js'
import type { SearchConnection } from './meilisearch/search-connection.js'
import { createTermCache, type TermCache } from './term-cache.js'
import type { Term, TermCounter, TermCounts } from './term-counts.js'

/**
 * Counts terms with one multi-search: one query per term, no documents back, only topic counts. Terms already counted
 * in the same index are not asked again.
 */
export function createMeilisearchTermCounter(options: {
  connection: () => SearchConnection | null
  /** The index to ask; null while it is incomplete. */
  index: () => string | null
  breaker: CircuitBreaker
  log: SearchLog
}): TermCounter {
  const warn = createRareWarning(options.log, noAnswerWarning)
  let cached: { index: string; cache: TermCache } | null = null

  /** Counts cached for this index; another index starts empty. */
  function cacheOf(index: string): TermCache {
    if (cached?.index !== index) cached = { index, cache: createTermCache() }
    return cached.cache
  }

  return {
    ready: () => options.connection() !== null && options.index() !== null && !options.breaker.isOpen(),
    async count(terms, deadlineMs) {
      const connection = options.connection()
      const index = options.index()
      if (!connection || !index) return null
      return cacheOf(index).count(terms, (unknown) =>
        guardedSearch(options.breaker, deadlineMs, warn, (signal) =>
          countTerms(connection, index, unknown, signal),
        ),
      )
    },
  }
}

async function countTerms(
  { search }: SearchConnection,
  index: string,
  terms: readonly Term[],
  signal: AbortSignal,
): Promise<TermCounts> {
  const asked = terms.map(queryOf)
  const queries = asked.flatMap((q) =>
    q ? [{ indexUid: index, q, limit: 0, facets: ['topic'], matchingStrategy: 'all' as const }] : [],
  )
  if (queries.length === 0) return asked.map(() => new Map())
  const { results } = await search.multiSearch({ queries }, { signal })
  let next = 0
  return asked.map((q) => new Map(Object.entries((q && results[next++]?.facetDistribution?.topic) || {})))
}

/** Quotation marks and a leading minus are Meilisearch syntax, and only do harm in a term. */
function queryOf({ text, pair }: Term): string {
  const plain = text.replace(/["-]/g, ' ').trim()
  return pair && plain ? `"${plain}"` : plain
}
