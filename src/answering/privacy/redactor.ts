import { foldName, type MentionText } from '../../platform/text/mention-text.js'
import type { MentionIndex } from '../mentions/mention-index.js'
import { findIdentifiers } from './find-identifiers.js'
import type { Identifier } from './identifier.js'
import { type Redacted, redactConcern } from './redact-concern.js'
import type { TaggerModel } from './tagger/word-tagger.js'
import { type CatalogWords, createWordKnowledge, minCommonUses } from './word-knowledge.js'

/** Finds and removes identifying details. Stores nothing. */
export interface Redactor {
  /** See `findIdentifiers`. */
  find(text: string, lang: string): Identifier[]
  /** See `redactConcern`. @param read the text's words, if already split */
  redact(text: string, lang: string, read?: MentionText): Redacted
}

export interface RedactorTools {
  /** The current public names. */
  mentions(): MentionIndex
  words: CatalogWords
  /** See `readTagger`. */
  tagger: TaggerModel
  now(): Date
}

/** Identifiers found in a text, with the sources used: either may have changed since. */
interface FoundDetails {
  text: string
  lang: string
  index: MentionIndex
  state: unknown
  found: Identifier[]
}

const maxRemembered = 8

/** The first text takes about 150 ms longer: lists of words and names are read. */
export function createRedactor({ mentions, words, tagger, now }: RedactorTools): Redactor {
  const knowledge = createWordKnowledge(words)
  let latest: FoundDetails[] = []

  /** Remembers recent texts: each stage of an answer asks for the same one, interleaved with other answers. */
  function find(text: string, lang: string, read?: MentionText): Identifier[] {
    const index = mentions()
    const state = words.state()
    const before = latest.find(
      (one) => one.text === text && one.lang === lang && one.index === index && one.state === state,
    )
    if (before) return before.found
    const found = findIdentifiers(
      text,
      lang,
      { index, knowledge, thisYear: now().getUTCFullYear(), tagger },
      read,
    )
    latest = [{ text, lang, index, state, found }, ...latest].slice(0, maxRemembered)
    return found
  }

  /**
   * A single letter may be a grade. A word that families write often may be meant as a word; so may any word of the
   * catalog that is in lower case and not on a list of names: "eval".
   */
  function isTopical(piece: string): boolean {
    const word = foldName(piece)
    const times = words.timesWritten(word)
    return (
      piece.length === 1 ||
      times >= minCommonUses ||
      (times > 0 && piece === piece.toLowerCase() && !knowledge.mayBeName(word))
    )
  }

  return {
    find,
    redact: (text, lang, read) => redactConcern(text, lang, (...about) => find(...about, read), isTopical),
  }
}
