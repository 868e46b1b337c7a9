import { fold } from '../../platform/text/tokenize.js'
import { eachInSlices, runSlices, type Slices } from '../../platform/threads/slices.js'

/** The catalog's words by language, and how often each occurs. */
export interface Lexicon {
  /** Occurrences, by language and word. */
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Words in total, by language. */
  totals: ReadonlyMap<string, number>
}

interface Text {
  /** BCP 47. */
  lang: string
  text: string
}

/** Counts the words of texts. */
export function buildLexicon(texts: Iterable<Text>): Lexicon {
  return runSlices(lexiconSlices(texts))
}

export function* lexiconSlices(texts: Iterable<Text>): Slices<Lexicon> {
  const counts = new Map<string, Map<string, number>>()
  const totals = new Map<string, number>()
  yield* eachInSlices(texts, ({ lang, text }) => {
    let words = counts.get(lang)
    if (!words) {
      words = new Map()
      counts.set(lang, words)
    }
    let n = 0
    for (const word of wordsOf(text)) {
      words.set(word, (words.get(word) ?? 0) + 1)
      n++
    }
    totals.set(lang, (totals.get(lang) ?? 0) + n)
  })
  return { counts, totals }
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * The counts of `lexiconSlices`, where most texts are counted already: without the seconds. New words come last.
 * @param known the counts of `like`
 */
export function lexiconLike(texts: Iterable<Text>, like: Iterable<Text>, known: Lexicon): Lexicon {
  const counts = new Map([...known.counts].map(([lang, words]) => [lang, new Map(words)]))
  const totals = new Map(known.totals)
  for (const { lang, text, times } of differences(texts, like)) {
    const words = counts.get(lang) ?? new Map<string, number>()
    counts.set(lang, words)
    for (const word of wordsOf(text)) {
      const count = (words.get(word) ?? 0) + times
      if (count === 0) words.delete(word)
      else words.set(word, count)
      totals.set(lang, (totals.get(lang) ?? 0) + times)
    }
  }
  return { counts, totals }
}

/** Texts that are there more often than before, or less often, and by how many. */
function differences(texts: Iterable<Text>, before: Iterable<Text>): (Text & { times: number })[] {
  const all = new Map<string, Text & { times: number }>()
  const add = ({ lang, text }: Text, times: number) => {
    const key = `${lang} ${text}`
    const known = all.get(key)
    if (known) known.times += times
    else all.set(key, { lang, text, times })
  }
  for (const each of before) add(each, -1)
  for (const each of texts) add(each, 1)
  return [...all.values()].filter(({ times }) => times !== 0)
}
