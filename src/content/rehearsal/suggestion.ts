/** Where a suggestion comes from: a concern that reached nobody, one that reached the wrong office, one that the desk put right. */
export type EvidenceKind = 'miss' | 'wrong-door' | 'correction'

/** One concern that speaks for a suggestion. */
export interface Evidence {
  kind: EvidenceKind
  /** Code of the inquiry. */
  code: string
  /** Redacted. */
  text: string
}

/** Words of families that a topic could learn: as phrasings, or as another word for one it knows. */
export interface Suggestion {
  /** The same evidence has the same key. */
  key: string
  /** Slug. */
  topic: string
  /** BCP 47. */
  lang: string
  /** What would be added, each as a phrasing; none with a synonym. */
  phrasings: string[]
  /** A word that no phrasing holds, and what it seems to mean; null with phrasings. */
  synonym: { word: string; means: string[] } | null
  evidence: Evidence[]
}

/** What replay says a suggestion would do, with all of them tried together. */
export interface SuggestionScore {
  key: string
  /** How many of its own concerns would then reach an office of its topic. */
  reached: number
  /** Keys of other cases that would become right, and of those that would become wrong, by its topic. */
  gained: string[]
  lost: string[]
  /** Other inquiries whose answer would change to its topic. */
  moved: string[]
}
