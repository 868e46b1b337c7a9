import type { Term, TermCounter, TermCounts } from './term-counts.js'
import type { TermTable } from './term-table.js'

/** Counts, and who stands behind them: `fallback` where Meilisearch was not there to be asked. */
export interface CountedTerms {
  counts: TermCounts
  engine: 'meilisearch' | 'fallback'
}

/** Counts that always come: from Meilisearch in time, or else from the table. */
export interface TermSource {
  count(terms: readonly Term[], deadlineMs?: number): Promise<CountedTerms>
}

/** What an answer may wait for Meilisearch: about ten times what it needs for 28 words. */
const patienceMs = 150

/**
 * Asks Meilisearch for the words that no phrasing holds, for it finds the ones that were meant. What a phrasing does hold is counted
 * in the table, and so are pairs: exact terms count the same there, and a query a word would be most of an answer's time. Private
 * words never leave the process.
 */
export function createTermSource(engines: { meilisearch: TermCounter; table: TermTable }): TermSource {
  return {
    async count(terms, deadlineMs = patienceMs) {
      const counts = engines.table.countNow(terms)
      const unknown = terms.filter((term, i) => !term.pair && !term.private && counts[i]!.size === 0)
      if (unknown.length === 0)
        return { counts, engine: engines.meilisearch.ready() ? 'meilisearch' : 'fallback' }
      const found = await engines.meilisearch.count(unknown, deadlineMs)
      if (!found) return { counts, engine: 'fallback' }
      const byTerm = new Map(unknown.map((term, i) => [term, found[i]!]))
      return { counts: terms.map((term, i) => byTerm.get(term) ?? counts[i]!), engine: 'meilisearch' }
    },
  }
}
