import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nspell from 'nspell'
import { isOneSlip } from '../../platform/text/edit-distance.js'
import type { Lexicon } from '../models/lexicon.js'
import { spanishSpelling, spellingLimits } from '../models/numbers.js'

/** Puts misspelt words right, towards the words that the catalogue uses. */
export interface SpellingCorrector {
  /**
   * The catalogue's word that an unknown one is a slip of: one letter more, less, other, or two swapped, the first letter right.
   * @param word folded
   * @returns the word itself where it is known, or nothing is near
   */
  correct(word: string, lang: string): string
  /** Whether it is in the English dictionary, in any of its forms. @param word folded */
  isEnglish(word: string): boolean
}

/** English has a dictionary, Spanish the catalogue alone; in other languages words stay as they are. */
export function createSpellingCorrector(lexicon: Lexicon): SpellingCorrector {
  const corrections = new Map<string, string>()
  const meant = new Map(
    (['en', 'es'] as const).map((lang) => [lang, groupWords(lexicon.counts.get(lang), limitsOf(lang))]),
  )

  function find(word: string, lang: 'en' | 'es'): string {
    const { shortest, minCount } = limitsOf(lang)
    if (word.length < shortest || word.length > spellingLimits.longest || !/^[a-z]+$/.test(word)) return word
    const own = lexicon.counts.get(lang)?.get(word) ?? 0
    // A slip may stand in the catalogue too: only what is written often is a word of its own.
    if (own >= spellingLimits.trusted || (lang === 'en' && isEnglish(word))) return word
    return mostFrequent(word, meant.get(lang)!, Math.max(minCount, own * spellingLimits.timesOwn + 1)) ?? word
  }

  return {
    isEnglish,
    correct(word, lang) {
      if (lang !== 'en' && lang !== 'es') return word
      const key = `${lang} ${word}`
      let correction = corrections.get(key)
      if (correction === undefined) {
        correction = find(word, lang)
        if (corrections.size >= spellingLimits.remembered) corrections.clear()
        corrections.set(key, correction)
      }
      return correction
    },
  }
}

const limitsOf = (lang: string) => (lang === 'en' ? spellingLimits : spanishSpelling)

interface Counted {
  word: string
  count: number
}

/** The words that others may be slips of, by first letter and length, the most frequent first. */
type MeantWords = ReadonlyMap<string, readonly Counted[]>

const groupOf = (first: string, length: number) => `${first}${length}`

function groupWords(
  counts: ReadonlyMap<string, number> = new Map(),
  { minCount }: { minCount: number },
): MeantWords {
  const groups = new Map<string, Counted[]>()
  for (const [word, count] of counts) {
    if (count < minCount) continue
    const key = groupOf(word.charAt(0), word.length)
    const group = groups.get(key)
    if (group) group.push({ word, count })
    else groups.set(key, [{ word, count }])
  }
  for (const group of groups.values()) group.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
  return groups
}

/** The most frequent word one slip away, where it stands in the catalogue `least` times; null for none. */
function mostFrequent(word: string, meant: MeantWords, least: number): string | null {
  let best: Counted | undefined
  for (const length of [word.length, word.length - 1, word.length + 1]) {
    for (const near of meant.get(groupOf(word.charAt(0), length)) ?? []) {
      if (near.count < least || (best && near.count <= best.count)) break
      if (isOneSlip(word, near.word)) best = near
    }
  }
  return best?.word ?? null
}

let opened: { correct(word: string): boolean } | null = null

/** The dictionary is one for all: reading it takes a tenth of a second, and it is large. */
function isEnglish(word: string): boolean {
  opened ??= openDictionary()
  return opened.correct(word)
}

function openDictionary(): { correct(word: string): boolean } {
  const folder = dirname(createRequire(import.meta.url).resolve('dictionary-en'))
  return nspell(readFileSync(join(folder, 'index.aff')), readFileSync(join(folder, 'index.dic')))
}
