import type { Term, TermCounter, TermCounts } from './term-counts.js'
import type { TermTable } from './term-table.js'

/** Counts, and who counted. */
export interface CountedTerms {
  counts: TermCounts
  engine: 'meilisearch' | 'fallback'
}

/** Counts that always come: from Meilisearch in time, or else from the table. */
export interface TermSource {
  count(terms: readonly Term[], deadlineMs?: number): Promise<CountedTerms>
}

/** What an answer may wait for Meilisearch: about ten times what it needs for 56 terms. */
const patienceMs = 150

/**
 * Asks Meilisearch for the words, for it also finds misspelt ones; and the table for all when there is no answer in time. Pairs are
 * counted in the table always: a quoted pair allows for no slip, so both count the same, and half the round trip is saved.
 */
export function createTermSource(engines: { meilisearch: TermCounter; table: TermTable }): TermSource {
  return {
    async count(terms, deadlineMs = patienceMs) {
      const words = terms.filter(({ pair }) => !pair)
      const found = words.length > 0 ? await engines.meilisearch.count(words, deadlineMs) : null
      if (!found) return { counts: engines.table.countNow(terms), engine: 'fallback' }
      const byWord = new Map(words.map((term, i) => [term, found[i]!]))
      const pairs = terms.filter(({ pair }) => pair)
      const counted = engines.table.countNow(pairs)
      const byPair = new Map(pairs.map((term, i) => [term, counted[i]!]))
      return { counts: terms.map((term) => byWord.get(term) ?? byPair.get(term)!), engine: 'meilisearch' }
    },
  }
}
