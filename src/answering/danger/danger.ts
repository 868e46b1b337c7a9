/** Kinds of danger that emergency help is chosen by. */
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
] as const

export type DangerKind = (typeof dangerKinds)[number]

/** What was found: `now` puts emergency help above everything, `support` shows one calm line below the answer. */
export interface Danger {
  level: 'now' | 'support' | null
  /** Most likely first; empty without danger. */
  kinds: DangerKind[]
  /** 0 to 1. */
  score: number
  /** What spoke for it: names of patterns, and `words` for the word model. */
  evidence: string[]
}
