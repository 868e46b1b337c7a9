import { fold } from '../../platform/text/tokenize.js'
import { eachInSlices, runSlices, type Slices } from '../../platform/threads/slices.js'

/** The catalog's words by language, and how often each occurs. */
export interface Lexicon {
  /** Occurrences, by language and word. */
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Words in total, by language. */
  totals: ReadonlyMap<string, number>
}

/**
 * Counts the words of texts.
 * @param texts each with its BCP 47 language
 */
export function buildLexicon(texts: Iterable<{ lang: string; text: string }>): Lexicon {
  return runSlices(lexiconSlices(texts))
}

export function* lexiconSlices(texts: Iterable<{ lang: string; text: string }>): Slices<Lexicon> {
  const counts = new Map<string, Map<string, number>>()
  const totals = new Map<string, number>()
  yield* eachInSlices(texts, ({ lang, text }) => {
    let words = counts.get(lang)
    if (!words) {
      words = new Map()
      counts.set(lang, words)
    }
    let n = 0
    for (const word of fold(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
      words.set(word, (words.get(word) ?? 0) + 1)
      n++
    }
    totals.set(lang, (totals.get(lang) ?? 0) + n)
  })
  return { counts, totals }
}
