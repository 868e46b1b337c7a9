import type { OfficeRole } from '../../directory/model/office-role.js'
import type { Level } from '../../directory/model/topic.js'

/** A question for the matcher. */
export interface MatchRequest {
  /** A concern, as typed. */
  text: string
  /** Stated BCP 47 language; null to detect it. */
  lang: string | null
  /** Level of the chosen school. */
  level: Level | null
  /** Id of the district's office with this role; null for none. */
  officeOf(role: OfficeRole): string | null
  /** The concern names the district's staff or schools, so it is in scope. */
  namesDistrict?: boolean
  /** Identifying details in the text: never sent to another process, and their words never in the trace. */
  identifiers?: readonly string[]
}

/** An office, with its probability and the topic that led there. */
export interface RankedOffice {
  office: string
  /** Calibrated probability, 0 to 1, that this office is right. */
  score: number
  /** The topic that contributes most; null if a name or a rule led here. */
  topic: string | null
  /** With several concerns in one message: index of the one in `parts` that it answers. */
  part?: number
  /** Slug of the person who was asked for, or is named in the concern and works there. */
  person?: string
  /** Slug of a school other than the chosen one; null for none. */
  school?: string | null
}

/** Part of a concern: offsets into its tidied text. */
export interface Stretch {
  from: number
  to: number
}

/** An office that would have been first, and why it is skipped. */
export interface Skip {
  office: string
  /** The family has already asked there, or complains about it. */
  because: 'asked' | 'complaint'
}

/** The word model, the term counts, the sentence encoder, the word model on the English translation; a name; a rule. */
export type SignalName = 'words' | 'terms' | 'meaning' | 'glossed' | 'name' | 'rule'

export type Outcome = 'answer' | 'choose' | 'handover'

export interface Match {
  outcome: Outcome
  /** Best first, at most 5. */
  offices: RankedOffice[]
  /** Most likely first, at most 6. */
  topics: { slug: string; probability: number }[]
  /** The two or three concerns of one message; null where it is one. */
  parts: Stretch[] | null
  /** With `parts`: the message has further concerns, which are not answered. */
  more?: boolean
  skipped: Skip | null
  /** With `choose`: the words name a whole field, and the question is between topics. */
  vague?: boolean
  /** Out of scope only: id of the outside service, null when none is sure enough. */
  outside?: string | null
  /** The signals that were not silent. */
  signals: SignalName[]
  engine: 'meilisearch' | 'fallback'
  trace: Trace
}

/** The findings of each stage, in order. Contains no text of the concern but single matched words. */
export interface Trace {
  lang: string
  stages: { stage: string; ms: number; note: Record<string, unknown> }[]
}
