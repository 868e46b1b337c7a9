import type { OfficeRole } from '../../directory/model/office-role.js'
import type { Level } from '../../directory/model/topic.js'

/** What is asked of the matcher. */
export interface MatchRequest {
  /** A concern, as typed. */
  text: string
  /** BCP 47 language the page or the caller names; null to tell it from the text. */
  lang: string | null
  /** Level of the chosen school. */
  level: Level | null
  /** Id of the district's office with a role; null where it has none. */
  officeOf(role: OfficeRole): string | null
  /** The concern names the district's staff or schools: then it is none of somebody else's. */
  namesDistrict?: boolean
  /** Pieces of the text that tell who it is about: no other process is asked about them, and the trace has no word of them. */
  identifiers?: readonly string[]
}

/** An office, with how sure the matcher is and the topic that led there. */
export interface RankedOffice {
  office: string
  /** Calibrated probability, 0 to 1, that this office is right. */
  score: number
  /** The topic that weighs most for this office; null where a name or a rule led here. */
  topic: string | null
  /** With two concerns in one message: which of `parts` it answers. */
  part?: number
  /** Slug of the person asked for, or named in the concern and working there. */
  person?: string
  /** Slug of the school where it is not the chosen one; null for none. */
  school?: string | null
}

/** A stretch of a concern: offsets into its tidied text. */
export interface Stretch {
  from: number
  to: number
}

/** An office that would have been asked first, and why it is not. */
export interface Skip {
  office: string
  /** The parent has asked there already, or the concern is about whoever answers there. */
  because: 'asked' | 'complaint'
}

/** The word model, the counted terms, the sentence encoder, the word model on glossed English; or a name or a rule, which need none. */
export type SignalName = 'words' | 'terms' | 'meaning' | 'glossed' | 'name' | 'rule'

export type Outcome = 'answer' | 'choose' | 'handover'

export interface Match {
  outcome: Outcome
  /** Best first, at most 5. */
  offices: RankedOffice[]
  /** Topics, most probable first, at most 6. */
  topics: { slug: string; probability: number }[]
  /** The two concerns of one message; null where it is one. */
  parts: [Stretch, Stretch] | null
  skipped: Skip | null
  /** With `choose`: the words stand for a whole field, and the question is between topics. */
  vague?: boolean
  /** The signals that spoke. */
  signals: SignalName[]
  engine: 'meilisearch' | 'fallback'
  trace: Trace
}

/** Why: what each stage saw and did, in order. Holds no text of the concern but single matched words. */
export interface Trace {
  lang: string
  stages: { stage: string; ms: number; note: Record<string, unknown> }[]
}
