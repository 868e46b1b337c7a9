import type { MatchIndex } from '../matching/match-index.js'
import type { CatalogWords } from './word-knowledge.js'

/** @param index returns the live revision's index; called each time, never kept */
export function catalogWords(
  index: () => Pick<MatchIndex, 'lexicon' | 'spelling' | 'synonyms'>,
): CatalogWords {
  return {
    state: index,
    timesWritten: (word) => {
      const { counts } = index().lexicon
      return (counts.get('en')?.get(word) ?? 0) + (counts.get('es')?.get(word) ?? 0)
    },
    hasMeaning: (word) => index().synonyms.has(word),
    isEnglish: (word) => index().spelling.isEnglish(word),
    correct: (word) => {
      const { spelling } = index()
      const english = spelling.correctSlip(word, 'en')
      return english === word ? spelling.correctSlip(word, 'es') : english
    },
  }
}
