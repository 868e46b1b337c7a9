import { tokenize } from '../platform/text/tokenize.js'
import { findPatterns } from './danger/find-patterns.js'

/**
 * How many words, and how many common ones, make a text a question. Errs toward questions: results are shown anyway,
 * but a question must not end up in an address.
 */
const limits = { words: 5, smallWords: 2 }

/** True when someone asks in their own words instead of looking up a name. @param lang BCP 47 code of the page */
export function looksLikeConcern(text: string, lang: string): boolean {
  const words = tokenize(text, lang)
  return (
    /[?¿？؟]/.test(text) ||
    words.length >= limits.words ||
    words.filter(({ stop }) => stop).length >= limits.smallWords ||
    findPatterns(text, lang).length > 0
  )
}
