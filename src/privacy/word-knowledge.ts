import { createOrdinaryWords } from '../mentions/ordinary-words.js'
import { wordSet } from '../mentions/word-set.js'
import { readNameList } from './name-list.js'
import { alsoNames, linkWords } from './name-words.js'

/** What is known of a word, folded, in English and Spanish together: families mix them. */
export interface WordKnowledge {
  /** Holds a sentence together, and is no name whatever stands before it. */
  isLink(word: string): boolean
  /** Families write it so often that it is a name only where more says so. */
  isCommon(word: string): boolean
  /** In a dictionary or in the catalogue, or a slip of a word there. */
  isKnown(word: string): boolean
  /** On the list of names. */
  isListed(word: string): boolean
  /** A name that is a common word as well, such as `summer` or `luz`. */
  isAlsoName(word: string): boolean
}

export interface CatalogueWords {
  /** How often a word stands in the catalogue, English and Spanish. */
  timesWritten(word: string): number
  /** The catalogue's word that this one is a slip of; itself where it is none. */
  correct(word: string): string
}

/** Of a word on the list of names: written so often in the catalogue, it is mostly a word. */
const oftenWritten = 12
/** Below, a word of the catalogue that no dictionary has may be a name that stands in a phrasing. */
const seldomWritten = 3
/** Link words are the most frequent of all. */
const linkWritten = 150

export function createWordKnowledge({ timesWritten, correct }: CatalogueWords): WordKnowledge {
  const isOrdinary = createOrdinaryWords()
  const names = readNameList()
  const isListed = (word: string) => names.has(word) || alsoNames.has(word)
  const isWritten = (word: string) =>
    timesWritten(word) > (names.has(word) && !isOrdinary(word) ? seldomWritten : 0)
  return {
    isListed,
    isAlsoName: (word) => alsoNames.has(word),
    isLink: (word) => linkWords.has(word) || (timesWritten(word) >= linkWritten && !alsoNames.has(word)),
    isCommon: (word) =>
      isListed(word) ? timesWritten(word) >= oftenWritten : isOrdinary(word) || isWritten(word),
    isKnown: (word) =>
      isWritten(word) || isOrdinary(word) || (!names.has(word) && correct(word) !== word) || isNumeral(word),
  }
}

const ordinals = wordSet('st nd rd th am pm yr yrs yo ro do to')
const isNumeral = (word: string) => /\d/.test(word) || ordinals.has(word)
