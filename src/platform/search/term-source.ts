import type { Term, TermCounter, TermCounts } from './term-counts.js'
import type { CountingTable } from './term-table.js'

/** Counts and their source: `fallback` when Meilisearch could not be asked. */
export interface CountedTerms {
  counts: TermCounts
  engine: 'meilisearch' | 'fallback'
}

/** Counts that always arrive: from Meilisearch in time, or else from the table. */
export interface TermSource {
  count(terms: readonly Term[], deadlineMs?: number): Promise<CountedTerms>
}

/** How long an answer waits for Meilisearch: about ten times what 28 words need. */
const patienceMs = 150

/**
 * Asks Meilisearch only for words that no phrasing holds, since it also finds misspellings. Known words and pairs are
 * counted in the table: exact terms count the same there, and one query per word would be most of an answer's time.
 * Private words never leave the process.
 */
export function createTermSource(engines: { meilisearch: TermCounter; table: CountingTable }): TermSource {
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
