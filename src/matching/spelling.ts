import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nspell from 'nspell'
import type { Lexicon } from './lexicon.js'
import { spanishSpelling, spellingLimits } from './numbers.js'

/** Puts misspelt words right, towards the words that the catalogue uses. */
export interface Spelling {
  /**
   * The catalogue's word that an unknown one is a slip of: one letter more, less, other, or two swapped, the first letter right.
   * @param word folded
   * @returns the word itself where it is known, or nothing is near
   */
  correct(word: string, lang: string): string
  /** Whether it is in the English dictionary, in any of its forms. @param word folded */
  isEnglish(word: string): boolean
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** English has a dictionary, Spanish the catalogue alone; in other languages words stay as they are. */
export function createSpelling(lexicon: Lexicon): Spelling {
  const dictionary = openDictionary()
  const none = new Map<string, number>()
  const corrections = new Map<string, string>()

  function find(word: string, lang: string): string {
    const english = lang === 'en'
    const known = lexicon.counts.get(lang) ?? none
    const { shortest, leastCount } = english ? spellingLimits : spanishSpelling
    if (word.length < shortest || word.length > spellingLimits.longest || !/^[a-z]+$/.test(word)) return word
    const own = known.get(word) ?? 0
    // A slip may stand in the catalogue too: only what is written often is a word of its own.
    if (own >= spellingLimits.trusted || (english && dictionary.correct(word))) return word
    let best = word
    let top = Math.max(leastCount, own * spellingLimits.timesOwn + 1) - 1
    for (const candidate of oneSlipAway(word)) {
      const count = known.get(candidate) ?? 0
      if (count > top) {
        top = count
        best = candidate
      }
    }
    return best
  }

  return {
    isEnglish: (word) => dictionary.correct(word),
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

/** Every string one slip away, with the same first letter (Damerau 1964: four kinds of slip make four in five misspellings). */
function* oneSlipAway(word: string): Generator<string> {
  for (let i = 1; i <= word.length; i++) {
    const before = word.slice(0, i)
    const after = word.slice(i)
    for (const letter of letters) yield before + letter + after
    if (after === '') continue
    yield before + after.slice(1)
    for (const letter of letters) yield before + letter + after.slice(1)
    if (after.length > 1) yield before + after[1] + after[0] + after.slice(2)
  }
}

function openDictionary(): { correct(word: string): boolean } {
  const folder = dirname(createRequire(import.meta.url).resolve('dictionary-en'))
  return nspell(readFileSync(join(folder, 'index.aff')), readFileSync(join(folder, 'index.dic')))
}
