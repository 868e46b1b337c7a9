import type { MentionIndex } from '../mentions/mention-index.js'
import { findIdentifiers, type IdentifierSources } from './find-identifiers.js'
import type { Identifier } from './identifier.js'
import { type Redacted, redactConcern } from './redact-concern.js'
import { type CatalogueWords, createWordKnowledge } from './word-knowledge.js'

/** Finds in a text, and takes out of it, what tells who it is about. In memory alone. */
export interface Redactor {
  /** See `findIdentifiers`. */
  find(text: string, lang: string): Identifier[]
  /** See `redactConcern`. */
  redact(text: string, lang: string): Redacted
}

export interface RedactorTools {
  /** The public names, as the directory is now. */
  mentions(): MentionIndex
  words: CatalogueWords
  now(): Date
}

/** Reads the list of names; some 50 ms. */
export function createRedactor({ mentions, words, now }: RedactorTools): Redactor {
  const knowledge = createWordKnowledge(words)
  const sources = (): IdentifierSources => ({
    index: mentions(),
    knowledge,
    thisYear: now().getUTCFullYear(),
  })
  return {
    find: (text, lang) => findIdentifiers(text, lang, sources()),
    redact: (text, lang) => redactConcern(text, lang, sources()),
  }
}
