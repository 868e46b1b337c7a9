import { isTitle } from '../mentions/titles.js'
import type { NameWord } from './locate-name-words.js'
import {
  followsCalling,
  followsChild,
  followsInitial,
  followsNaming,
  followsSignOff,
} from './name-contexts.js'
import { isHyphened, isInitials, isMonthAsName, isNameInForm } from './name-shapes.js'
import { notPeople } from './name-words.js'
import { plainWords } from './plain-words.js'
import {
  followsSureTitle,
  isArticleName,
  isFamilyOfMany,
  isLinkAsName,
  isNameBehindArticle,
} from './sure-name-contexts.js'
import type { WordKnowledge } from './word-knowledge.js'

/** Whether patterns alone mark a word as a name: the word itself, and its context. */
export function isName(
  words: readonly NameWord[],
  at: number,
  names: ReadonlySet<number>,
  knowledge: WordKnowledge,
): boolean {
  const { word, raw, capitalized, family, isPublic } = words[at]!
  if (!isPublic && followsSureTitle(words, at) && !knowledge.isLink(word) && !isTitle(word)) return true
  if (!isPublic && words[at - 1]?.word === 'lil' && words[at]!.gap === ' ') return true
  if (isPublic || isTitle(word) || notPeople.has(word) || plainWords.has(word) || (family && !capitalized))
    return false
  if (isHyphened(words, at, knowledge)) return true
  if (isGrade(words, at)) return false
  // "X-ray".
  if (words[at]!.gap === '-' && words[at - 1]?.word.length === 1) return false
  if (capitalized && followsNaming(words, at)) return true
  if (isLinkAsName(words, at, names) || isMonthAsName(words, at)) return true
  if (/['’](?:d|ve|ll|re|m|am)$/i.test(raw) && !words[at]!.possessive) return false
  if (isArticleName(words, at) || isNameInPhrase(words, at, knowledge)) return true
  if (isNameBehindArticle(words, at, knowledge) || isFamilyOfMany(words, at, knowledge)) return true
  if (knowledge.isLink(word)) return isNameByPosition(words, at)
  return isLikelyName(words, at, knowledge)
}

/** "A luz le pegaron", "sign out legend", "…, hope has a cough". */
function isNameInPhrase(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  const [two, one, next] = [words[at - 2], words[at - 1], words[at + 1]]
  const { word, gap } = words[at]!
  // "…, hope has a cough".
  if (gap === ', ' && next?.word === 'has' && /^(?:an?|his|her)$/.test(words[at + 2]?.word ?? ''))
    return knowledge.mayBeName(word) && !knowledge.isMostlyWord(word) && !knowledge.isLink(word)
  if (!one || gap !== ' ' || !(knowledge.mayBeName(word) || knowledge.isRareName(word))) return false
  if (one.word === 'out' && /^(?:sign|check)$/.test(two?.word ?? '')) return true
  return one.word === 'a' && one.startsSentence && /^(?:le|lo|la|les|se)$/.test(next?.word ?? '')
}

/** "Got a B in gym", "a B average". */
function isGrade(words: readonly NameWord[], at: number): boolean {
  const [before, behind] = [words[at - 1]?.word ?? '', words[at + 1]?.word ?? '']
  if (!/^[ABCDF]$/.test(words[at]!.raw)) return false
  return /^(?:a|an|the|una|un)$/.test(before) || /^(?:average|minus|plus)$/.test(behind)
}

/** "My son Said", "el güero": a function word that only its position makes a name. */
function isNameByPosition(words: readonly NameWord[], at: number): boolean {
  const { midCapital, raw } = words[at]!
  return (midCapital && raw.length > 3 && followsChild(words, at)) || isArticleName(words, at)
}

/** By the lists of names, and by context. */
function isLikelyName(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  const { word, raw, capitalized, midCapital } = words[at]!
  if (capitalized && followsInitial(words, at)) return true
  if (followsCalling(words, at) && raw.length > 2 && (!knowledge.isWord(word) || knowledge.mayBeName(word)))
    return true
  if (word.length > 1 && (followsNaming(words, at) || followsSignOff(words, at))) return true
  if (capitalized && isInitials(raw))
    return raw.length > 3 && knowledge.mayBeName(word) && knowledge.isSurelyName(word)
  return knowledge.isSurelyName(word) || (midCapital && isNameInForm(word, knowledge))
}
