import { isTitle } from '../../mentions/titles.js'
import type { NameWord } from '../locate-name-words.js'
import { familyOf, linkingVerbs, nameParticles, notPeople, personVerbs } from '../name-words.js'
import { personActs } from '../person-acts.js'
import { letterPairs } from '../rare-names.js'
import { complexNouns, homeCues, placePrepositions, streetNames, streetNouns } from '../street-words.js'
import type { WordKnowledge } from '../word-knowledge.js'
import { hashText } from './hash-text.js'

/** A word as the tagger sees it, in small numbers that are quick to combine. */
export interface WordTraits {
  /** Hash of the folded word; numbers of equal length are alike. */
  word: number
  /** A function word, a name, a word that may be a name, a rare word … */
  kind: number
  shape: number
  /** Hash of the last three letters. */
  ending: number
  /** Word lists it is on, as bits. */
  lists: number
  /** The separator before it: a space, a comma, the end of a sentence, a sign. */
  gap: number
}

/** The edge of the text: before the first word and after the last. */
export const edgeTraits: WordTraits = { word: 7, kind: 0, shape: 0, ending: 0, lists: 0, gap: 1 }

export function readTraits(word: NameWord, knowledge: WordKnowledge): WordTraits {
  return {
    word: identityOf(word),
    kind: kindOf(word, knowledge),
    shape: shapeOf(word),
    ending: hashText(word.word.slice(-3)),
    lists: listsOf(word),
    gap: gapOf(word.gap),
  }
}

function identityOf({ word }: NameWord): number {
  if (/^\d+$/.test(word)) return 100 + Math.min(word.length, 8)
  return /^\d+(?:st|nd|rd|th)$/.test(word) ? 99 : hashText(word)
}

function kindOf({ word, raw, isPublic }: NameWord, knowledge: WordKnowledge): number {
  if (/\d/.test(raw))
    return /^\d+$/.test(raw) ? 20 + Math.min(raw.length, 6) : /\p{L}\d|\d\p{L}{3}/u.test(raw) ? 28 : 29
  if (isPublic) return 2
  if (knowledge.isLink(word)) return 3
  if (notPeople.has(word)) return 4
  const isName = knowledge.mayBeName(word)
  if (!isName && knowledge.isCommon(word) && !knowledge.isRare(word)) return knowledge.isWord(word) ? 5 : 6
  if (isName) {
    if (knowledge.isSurelyName(word)) return 7
    if (knowledge.isMostlyWord(word)) return knowledge.isCommon(word) ? 8 : 9
    return knowledge.isMostlyName(word) ? 10 : knowledge.isCommon(word) ? 11 : 12
  }
  if (letterPairs.has(word)) return 13
  if (knowledge.isRareName(word)) return 14
  return knowledge.isWord(word) ? 15 : knowledge.isKnown(word) ? 16 : 17
}

function shapeOf({ raw, midCapital, capitalized, possessive, startsSentence }: NameWord): number {
  const length = raw.length < 4 ? raw.length : raw.length < 8 ? 4 : 5
  const capital = midCapital ? 3 : capitalized ? 2 : /^\p{Lu}/u.test(raw) ? 1 : 0
  const isAll = raw.length > 1 && raw === raw.toUpperCase() && raw !== raw.toLowerCase() ? 1 : 0
  return ((length * 4 + capital) * 2 + isAll) * 4 + (possessive ? 2 : 0) + (startsSentence ? 1 : 0)
}

function listsOf({ word, family, article }: NameWord): number {
  return (
    (family ? 1 : 0) |
    (article ? 2 : 0) |
    (isTitle(word) ? 4 : 0) |
    (personVerbs.has(word) ? 8 : 0) |
    (linkingVerbs.has(word) ? 16 : 0) |
    (familyOf.has(word) ? 32 : 0) |
    (nameParticles.has(word) ? 64 : 0) |
    (homeCues.has(word) ? 128 : 0) |
    (placePrepositions.has(word) ? 256 : 0) |
    (streetNouns.has(word) || streetEndings.test(word) ? 512 : 0) |
    (complexNouns.has(word) ? 1024 : 0) |
    (streetNames.has(word) ? 2048 : 0) |
    (personActs.has(word) ? 4096 : 0)
  )
}

const streetEndings =
  /^(?:street|st|str|avenue|ave|av|road|rd|drive|dr|lane|ln|court|ct|boulevard|blvd|way|place|pl|terrace|ter|circle|cir|parkway|pkwy|highway|hwy|trail|trl|loop|pike|row|square|alley|crossing|apt|apto|unit|lot|bldg|calle|avenida|box)$/

function gapOf(gap: string): number {
  if (/^\s?$/.test(gap)) return 2
  if (/[.!?;\n]/.test(gap)) return /^\.\s?$/.test(gap) ? 3 : 4
  if (gap.includes(',')) return 5
  if (gap.includes('(') || gap.includes(')')) return 6
  if (gap.includes(':')) return 7
  if (/[@$_]/.test(gap)) return 8
  if (gap.includes('#')) return 9
  if (gap.includes('&') || gap.includes('/')) return 10
  return gap === '-' ? 11 : gap.includes('-') || gap.includes('–') || gap.includes('—') ? 12 : 13
}
