import type { UnderstoodConcern } from '../../answering/understand-concern.js'
import type { Wording } from '../../platform/language/wording.js'
import type { PhrasingDocument, Term, TermCounts } from '../../platform/search/term-counts.js'
import type { Unlearned } from './load-draft.js'
import type { ReplayAnswer, ReplayItem } from './replay.js'
import type { Suggestion } from './suggestion.js'

/** The data the worker starts with. */
export interface DraftData {
  dataDir: string
  /** The encoder's head; null for none. */
  headFile: string | null
  /** Languages of pages. */
  languages: string[]
}

/** The tasks. All use the working copy as it is when they start. */
export type DraftOrder =
  | { do: 'rehearse'; maxInquiries: number }
  | { do: 'try'; item: ReplayItem }
  | { do: 'prepare' }
  | { do: 'learn' }
  | { do: 'weigh'; suggestions: Suggestion[]; maxInquiries: number }

export type DraftRequest = { id: number; now: number; revision: number; order: DraftOrder }

/** `waiting` for an earlier task; `live` and `draft` make the published and the edited answers ready. */
export type DraftWork =
  | 'waiting'
  | 'reading'
  | 'live'
  | 'draft'
  | 'danger'
  | 'topics'
  | 'phrasings'
  | 'checking'
  | 'replaying'

/** Reports progress. @param share 0 to 1 */
export type ReportWork = (work: DraftWork, share: number) => void

/** One concern, understood by the live revision and by the working copy. */
export interface DraftTrial {
  contentHash: string
  /** Models the working copy has not learned yet; empty for a final answer. */
  unlearned: Unlearned[]
  before: TrialSide
  after: TrialSide
}

export interface TrialSide extends ReplayAnswer {
  routed: Pick<UnderstoodConcern, 'danger' | 'match' | 'rule' | 'notices' | 'place'>
}

/** From the worker to the main thread. */
export type DraftMessage =
  | { kind: 'progress'; id: number; work: DraftWork; share: number }
  | { kind: 'done'; id: number; result: unknown }
  | { kind: 'failed'; id: number; fault: Wording }
  | { kind: 'terms'; ask: number; hash: string; terms: readonly Term[]; deadlineMs: number }
  | { kind: 'documents'; hash: string; documents: PhrasingDocument[]; last: boolean }
  | { kind: 'embed'; ask: number; text: string; deadlineMs: number }
  | { kind: 'encoder'; ask: number }

/** A reply to `terms` or `documents`. */
export type SearchReply = { counted: number; counts: TermCounts | null } | { indexed: boolean }

/** A reply to `embed` or `encoder`. */
export type EncoderReply =
  | { embedded: number; embedding: Float32Array | null }
  | { checked: number; isReady: boolean }

/** From the main thread to the worker. */
export type DraftReply = DraftRequest | SearchReply | EncoderReply
