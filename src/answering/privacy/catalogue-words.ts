import type { MatchIndex } from '../matching/match-index.js'
import type { CatalogueWords } from './word-knowledge.js'

/** @param index returns the live revision's index; called each time, never kept */
export function catalogueWords(
  index: () => Pick<MatchIndex, 'lexicon' | 'spelling' | 'synonyms'>,
): CatalogueWords {
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
