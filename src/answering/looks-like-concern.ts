import { tokenize } from '../platform/text/tokenize.js'
import { findPatterns } from './danger/find-patterns.js'

/**
 * From how many words, and of those how many that stand in every sentence, a text is taken for a question. It is taken for one
 * too soon rather than too late: what was found is shown all the same, but a question must not stand in an address.
 */
const limits = { words: 5, smallWords: 2 }

/** Whether someone asks in their own words, and does not look up a name. @param lang BCP 47 code of the page */
export function looksLikeConcern(text: string, lang: string): boolean {
  const words = tokenize(text, lang)
  return (
    /[?¿？؟]/.test(text) ||
    words.length >= limits.words ||
    words.filter(({ stop }) => stop).length >= limits.smallWords ||
    findPatterns(text, lang).length > 0
  )
}
