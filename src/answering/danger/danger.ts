/** Kinds of danger that emergency help is chosen by. `distress` is serious without being urgent: it never puts help above everything. */
export const dangerKinds = [
  'suicide',
  'self-harm',
  'abuse-neglect',
  'sexual-abuse',
  'weapon-violence',
  'missing-child',
  'runaway',
  'domestic-violence',
  'trafficking-grooming',
  'overdose-substance',
  'medical-emergency',
  'fire-hazard',
  'intruder-stranger',
  'distress',
] as const

export type DangerKind = (typeof dangerKinds)[number]

/** A finding: `now` puts emergency help above everything, `support` shows one calm line below the answer. */
export interface Danger {
  level: 'now' | 'support' | null
  /** Most likely first; empty without danger. */
  kinds: DangerKind[]
  /** 0 to 1. */
  score: number
  /** The evidence: names of patterns, `words` for the word model, `meaning` for the sentence encoder, `topic:` and `rule:`. */
  evidence: string[]
  /** Log-odds of danger by words and patterns, before anything is weighed with them. */
  odds: number
  /** The same of danger or distress. */
  seriousOdds: number
  /** The possible kinds, at any level. */
  likely: DangerKind[]
  /** `support` by the danger check alone: the page asks whether anyone is in danger right now. */
  asks: boolean
  /** What its worst clause, or a home without food, is enough for by itself, whatever the others and the topics say. */
  byClause: 'now' | 'support' | null
  /** It tells nothing but a need: it never gets more than `support`, and only of this kind. Absent for any other text. */
  need?: DangerKind
}
