import { LRUCache } from 'lru-cache'
import type { Term, TermCounts } from './term-counts.js'

/** Counts of earlier terms, so that only unknown ones are asked for. */
export interface TermCache {
  /**
   * @param ask counts the terms it is given, in order; null for no answer, which is not cached
   * @returns the counts of all terms, in order; null when `ask` returned null
   */
  count(
    terms: readonly Term[],
    ask: (unknown: readonly Term[]) => Promise<TermCounts | null>,
  ): Promise<TermCounts | null>
}

/** About 2.5 MB: most terms occur in few topics. More than any district asks for in the hour that they are kept. */
const maxTerms = 5000
/** Then they are counted again: a damaged index may have been mended. In milliseconds. */
const maxAgeMs = 60 * 60_000

type Counts = TermCounts[number]

const nowhere: Counts = new Map()

/**
 * Caches the counts in one index of phrasings. The index never changes, and concerns repeat words.
 * @param max terms; the least recently used go first
 */
export function createTermCache(max = maxTerms): TermCache {
  const known = new LRUCache<string, Counts>({ max, ttl: maxAgeMs })
  return {
    async count(terms, ask) {
      const counts = terms.map((term) => known.get(keyOf(term)))
      const unknown = terms.filter((_, i) => !counts[i])
      const asked = unknown.length > 0 ? await ask(unknown) : []
      if (!asked) return null
      unknown.forEach((term, i) => {
        known.set(keyOf(term), asked[i]!.size > 0 ? asked[i]! : nowhere)
      })
      let next = 0
      return counts.map((found) => found ?? asked[next++]!)
    },
  }
}

/** A pair is searched as a phrase, so it differs from its words. */
function keyOf({ text, pair }: Term): string {
  return pair ? `"${text}"` : text
}
