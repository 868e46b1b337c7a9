/** The source of a suggestion: a concern that reached nobody, that reached the wrong office, or that the desk corrected. */
export type EvidenceKind = 'miss' | 'wrong-door' | 'correction'

/** A concern that supports a suggestion. */
export interface Evidence {
  kind: EvidenceKind
  /** Code of the inquiry. */
  code: string
  /** Redacted. */
  text: string
}

/** Words of families that a topic could learn, as phrasings or as a synonym. */
export interface Suggestion {
  /** Equal for equal evidence. */
  key: string
  /** Slug. */
  topic: string
  /** BCP 47. */
  lang: string
  /** The phrasings to add; none with a synonym. */
  phrasings: string[]
  /** A word that no phrasing contains, and its likely meanings; null with phrasings. */
  synonym: { word: string; means: string[] } | null
  evidence: Evidence[]
}

/** The effect of a suggestion in a replay with all suggestions together. */
export interface SuggestionScore {
  key: string
  /** How many of its own concerns would then reach an office of its topic. */
  reached: number
  /** Keys of other cases that its topic would make right, or wrong. */
  gained: string[]
  lost: string[]
  /** Keys of other inquiries whose answers would change to its topic. */
  moved: string[]
}
