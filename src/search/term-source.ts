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

/** Asks Meilisearch first, for it also finds misspelt words, and the table when there is no answer in time. */
export function createTermSource(engines: { meilisearch: TermCounter; table: TermTable }): TermSource {
  return {
    async count(terms, deadlineMs = patienceMs) {
      const counts = await engines.meilisearch.count(terms, deadlineMs)
      if (counts) return { counts, engine: 'meilisearch' }
      return { counts: engines.table.countNow(terms), engine: 'fallback' }
    },
  }
}
