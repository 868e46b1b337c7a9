import { LRUCache } from 'lru-cache'
import type { Term, TermCounts } from './term-counts.js'

/** Counts of terms asked before, so that only the unknown ones are asked again. */
export interface TermMemory {
  /**
   * @param ask counts the terms it is given, in order; null when there is no answer, which is not remembered
   * @returns the counts of all terms, in order; null when `ask` gave none
   */
  count(
    terms: readonly Term[],
    ask: (unknown: readonly Term[]) => Promise<TermCounts | null>,
  ): Promise<TermCounts | null>
}

/** About 10 MB: most terms occur in few topics. */
const maxTerms = 20_000

type Counts = TermCounts[number]

const nowhere: Counts = new Map()

/**
 * Remembers counts in one index of phrasings: it never changes, so neither do they. The words of concerns repeat.
 * @param most how many terms are kept; who was not asked for longest goes first
 */
export function createTermMemory(most = maxTerms): TermMemory {
  const known = new LRUCache<string, Counts>({ max: most })
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

/** A pair is asked for as a phrase: another question than its words. */
function keyOf({ text, pair }: Term): string {
  return pair ? `"${text}"` : text
}
