import {
  type NumberByWord,
  type NumberParts,
  openNumbers,
  type PackedNumbers,
  packNumberSlices,
} from '../../platform/text/number-by-word.js'
import { fold } from '../../platform/text/tokenize.js'
import { eachInSlices, runSlices, type Slices } from '../../platform/threads/slices.js'

/** The catalog's words by language, and how often each occurs. */
export interface Lexicon {
  /** Occurrences, by language and word. */
  counts: ReadonlyMap<string, NumberByWord>
  /** Words in total, by language. */
  totals: ReadonlyMap<string, number>
}

/** One that can be stored. */
export interface PackedLexicon extends Lexicon {
  counts: ReadonlyMap<string, PackedNumbers>
}

/** What a packed lexicon consists of. */
export interface LexiconParts {
  counts: ReadonlyMap<string, NumberParts>
  totals: ReadonlyMap<string, number>
}

/** To be stored: `openLexicon` reads it. */
export function lexiconParts({ counts, totals }: PackedLexicon): LexiconParts {
  return { counts: new Map([...counts].map(([lang, { parts }]) => [lang, parts])), totals }
}

export function openLexicon({ counts, totals }: LexiconParts): PackedLexicon {
  return { counts: new Map([...counts].map(([lang, parts]) => [lang, openNumbers(parts)])), totals }
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

export function* lexiconSlices(texts: Iterable<Text>): Slices<PackedLexicon> {
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
  const packed = new Map<string, PackedNumbers>()
  for (const [lang, words] of counts) packed.set(lang, yield* packNumberSlices(words))
  return { counts: packed, totals }
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * The counts of `lexiconSlices`, where most texts are counted already: without the seconds. New words come last.
 * @param known the counts of `like`
 */
export function lexiconLike(texts: Iterable<Text>, like: Iterable<Text>, known: Lexicon): Lexicon {
  const counts = new Map(known.counts)
  const totals = new Map(known.totals)
  const changed = new Map<string, ChangedCounts>()
  for (const { lang, text, times } of differences(texts, like)) {
    const words = changed.get(lang) ?? changedFrom(counts.get(lang))
    changed.set(lang, words)
    counts.set(lang, words)
    for (const word of wordsOf(text)) {
      words.add(word, times)
      totals.set(lang, (totals.get(lang) ?? 0) + times)
    }
  }
  return { counts, totals }
}

/** Counts that differ from others in a few words: those are not copied. */
class ChangedCounts implements NumberByWord {
  constructor(
    readonly before: NumberByWord,
    /** 0 for a word that is gone. */
    readonly own: Map<string, number>,
  ) {}

  add(word: string, times: number): void {
    this.own.set(word, (this.get(word) ?? 0) + times)
  }

  get(word: string, hash?: number): number | undefined {
    const own = this.own.get(word)
    return own === undefined ? this.before.get(word, hash) : own || undefined
  }

  has(word: string): boolean {
    return this.get(word) !== undefined
  }

  get size(): number {
    return [...this].length
  }

  *[Symbol.iterator](): Generator<[string, number]> {
    for (const [word, count] of this.before) {
      const now = this.own.get(word) ?? count
      if (now !== 0) yield [word, now]
    }
    for (const [word, count] of this.own) if (count !== 0 && !this.before.has(word)) yield [word, count]
  }
}

/** Changes of changes are kept as one: after each edit, a look-up takes the same time. */
function changedFrom(counts: NumberByWord = new Map<string, number>()): ChangedCounts {
  return counts instanceof ChangedCounts
    ? new ChangedCounts(counts.before, new Map(counts.own))
    : new ChangedCounts(counts, new Map())
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
