import { locateWords, type Token, tokenize } from '../../platform/text/tokenize.js'
import type { Lexicon } from '../models/lexicon.js'
import { rareInCatalog } from '../models/numbers.js'
import type { RevisionContent } from '../revision/revision.js'

/** A text and its tokens. */
export interface TokenizedText {
  text: string
  tokens: Token[]
}

/** Replaces words that the catalog hardly knows by their meaning in the revision. */
export interface Synonyms {
  /**
   * @param lang BCP 47 code used for the tokens
   * @returns the same object if the text has no such word
   */
  read(reading: TokenizedText, lang: string): TokenizedText
  /** True if the revision has a synonym with this word, in any language. @param word folded */
  has(word: string): boolean
}

interface Meaning {
  /** The words of the synonym, folded. */
  words: string[]
  means: string
}

/** Uses only synonyms with a word that the catalog hardly knows: the models have learned known words from phrasings. */
export function createSynonyms(synonyms: RevisionContent['synonyms'], lexicon: Lexicon): Synonyms {
  const all = new Set<string>()
  const byLanguage = new Map<string, Map<string, Meaning[]>>()
  for (const { lang, word, means } of synonyms) {
    const words = tokenize(word, lang).map((token) => token.word)
    for (const each of words) all.add(each)
    if (!isRead({ lang, word }, lexicon)) continue
    const byFirst = byLanguage.get(lang) ?? new Map<string, Meaning[]>()
    const others = byFirst.get(words[0]!) ?? []
    byFirst.set(
      words[0]!,
      [...others, { words, means: means.join(' ') }].sort((a, b) => b.words.length - a.words.length),
    )
    byLanguage.set(lang, byFirst)
  }
  return {
    has: (word) => all.has(word),
    read(reading, lang) {
      const byFirst = byLanguage.get(lang)
      if (!byFirst || !reading.tokens.some(({ word }) => byFirst.has(word))) return reading
      const text = readText(reading.text, lang, byFirst)
      return text === reading.text ? reading : { text, tokens: tokenize(text, lang) }
    },
  }
}

/** True if the synonym is used: one of its words is rare in the catalog, or not in it. */
export function isRead({ lang, word }: { lang: string; word: string }, { counts, totals }: Lexicon): boolean {
  const rare = (totals.get(lang) ?? 0) * rareInCatalog
  return tokenize(word, lang).some((token) => (counts.get(lang)?.get(token.word) ?? 0) <= rare)
}

/** Replaces the longest synonym at each word. */
function readText(text: string, lang: string, byFirst: ReadonlyMap<string, readonly Meaning[]>): string {
  const placed = locateWords(text, lang)
  let read = ''
  let kept = 0
  for (let i = 0; i < placed.length; ) {
    const meaning = byFirst
      .get(placed[i]!.word)
      ?.find(({ words }) => words.every((word, k) => placed[i + k]?.word === word))
    if (meaning) {
      read += text.slice(kept, placed[i]!.from) + meaning.means
      kept = placed[i + meaning.words.length - 1]!.to
    }
    i += meaning?.words.length ?? 1
  }
  return read + text.slice(kept)
}
