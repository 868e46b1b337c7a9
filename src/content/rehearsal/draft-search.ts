import type { PhrasingDocument, Term, TermCounter, TermCounts } from '../../platform/search/term-counts.js'
import type { DraftMessage, SearchReply } from './draft-messages.js'

/** Meilisearch, which exists only once, reached by messages to the main thread. */
export interface DraftSearch {
  termCounter(hash: string): TermCounter
  /** Indexes phrasings next to the live ones, where a publication will find them. @returns false if that failed */
  index(hash: string, documents: readonly PhrasingDocument[]): Promise<boolean>
  /** Takes the main thread's reply. */
  hear(reply: SearchReply): void
}

/** Documents per message: reading a larger one would hold up answers. */
const documentsAtOnce = 1000

export function createDraftSearch(say: (message: DraftMessage) => void): DraftSearch {
  const waiting = new Map<number, (counts: TermCounts | null) => void>()
  let indexed: (there: boolean) => void = () => {}
  let asks = 0

  return {
    termCounter: (hash) => ({
      ready: () => true,
      count: (terms: readonly Term[], deadlineMs: number) =>
        new Promise<TermCounts | null>((resolve) => {
          const ask = ++asks
          waiting.set(ask, resolve)
          say({ kind: 'terms', ask, hash, terms, deadlineMs })
        }),
    }),
    index(hash, documents) {
      for (let from = 0; from < documents.length; from += documentsAtOnce) {
        const last = from + documentsAtOnce >= documents.length
        say({ kind: 'documents', hash, documents: documents.slice(from, from + documentsAtOnce), last })
      }
      return new Promise((resolve) => {
        indexed = resolve
      })
    },
    hear(reply) {
      if ('indexed' in reply) return indexed(reply.indexed)
      waiting.get(reply.counted)?.(reply.counts)
      waiting.delete(reply.counted)
    },
  }
}
