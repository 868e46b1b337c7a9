import { wordSet } from '../../platform/text/word-set.js'
import { readNameList } from './name-list.js'
import { alsoNames, linkWords, namesFirst } from './name-words.js'
import { natural, nicknames, rareNames } from './rare-names.js'
import { createSpanishForms } from './spanish-forms.js'

/** What is known of a word, folded, in English and Spanish together: families mix them. */
export interface WordKnowledge {
  /** Holds a sentence together, and is a name only where a capital says so right behind a child. */
  isLink(word: string): boolean
  /** A name whatever stands around it: on the list of names and no word, or known to nobody. */
  isSurelyName(word: string): boolean
  /** A name and a word as well, such as `summer` or `luz`: a name where more says so. */
  mayBeName(word: string): boolean
  /** Of those, one that is on the list of names, last names too, and yet hardly anybody's first name: `head`, `grande`. */
  isMostlyWord(word: string): boolean
  /** Of those, one that is rarely seen as a word without an article, such as `hunter`. */
  isNameFirst(word: string): boolean
  /** A word that few are called by: a name where a child, a pronoun or another name says so. */
  isRareName(word: string): boolean
  /** Of those, weather and the like. */
  isNatural(word: string): boolean
  /** In a dictionary or in the catalogue as it stands. */
  isWord(word: string): boolean
  /** In a dictionary or in the catalogue, or a slip of a word there. */
  isKnown(word: string): boolean
  /** Hardly in the catalogue, which is what families write. */
  isSeldom(word: string): boolean
  /** Families write it so often that a street is hardly called by it. */
  isCommon(word: string): boolean
}

export interface CatalogueWords {
  /** Another one after each publication: what was told before may be otherwise. */
  state(): unknown
  /** How often a word stands in the catalogue, English and Spanish. */
  timesWritten(word: string): number
  /** Whether staff have said what it means. */
  hasMeaning(word: string): boolean
  /** Whether it is in the English dictionary, in any of its forms. */
  isEnglish(word: string): boolean
  /** The catalogue's word that this one is a slip of; itself where it is none. */
  correct(word: string): string
}

/** Of a word on the list of names: written so often in the catalogue, it is mostly a word. */
export const oftenWritten = 12
/** Below, a word of the catalogue that no dictionary has may be a name that stands in a phrasing. */
const seldomWritten = 6
/** Of an ordinary word: below, families hardly write it. */
const seldom = 3
/** Link words are the most frequent of all. */
const linkWritten = 150

export function createWordKnowledge(catalogue: CatalogueWords): WordKnowledge {
  const { timesWritten, hasMeaning, isEnglish, correct } = catalogue
  const spanish = createSpanishForms()
  const names = readNameList()
  const isOften = (word: string) => timesWritten(word) >= oftenWritten
  const isInUse = (word: string) => isEnglish(word) || spanish.has(word) || isOften(word)
  const mayBeName = (word: string) => names.has(word) || alsoNames.has(word) || nicknames.has(word)
  const isOnlyName = (word: string) => mayBeName(word) && !isInUse(word)
  const isWord = (word: string) =>
    timesWritten(word) >= seldomWritten ||
    hasMeaning(word) ||
    isEnglish(word) ||
    spanish.isForm(word) ||
    isNumeral(word)
  const isKnown = (word: string) => isWord(word) || correct(word) !== word
  /** "jaydens bus": the apostrophe is off more often than not. */
  const isOwner = (word: string) => word.endsWith('s') && isOnlyName(word.slice(0, -1)) && !isInUse(word)
  return {
    mayBeName,
    isKnown,
    isWord,
    isRareName: (word) => rareNames.has(word),
    isNatural: (word) => natural.has(word),
    isLink: (word) => linkWords.has(word) || (timesWritten(word) >= linkWritten && !alsoNames.has(word)),
    isSurelyName: (word) => (mayBeName(word) ? isOnlyName(word) : isOwner(word) || !isKnown(word)),
    isMostlyWord: (word) => names.has(word) && !alsoNames.has(word) && !nicknames.has(word) && isInUse(word),
    isNameFirst: (word) => namesFirst.has(word),
    isSeldom: (word) =>
      timesWritten(word) < seldom && !hasMeaning(word) && timesWritten(correct(word)) < oftenWritten,
    isCommon: (word) => (mayBeName(word) ? isOften(word) : isKnown(word) || timesWritten(word) > 0),
  }
}

const ordinals = wordSet('st nd rd th am pm yr yrs yo ro do to')
const isNumeral = (word: string) => /\d/.test(word) || ordinals.has(word)
