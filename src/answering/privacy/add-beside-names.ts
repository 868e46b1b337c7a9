import type { NameWord } from './locate-name-words.js'
import { notPeople } from './name-words.js'
import { plainWords } from './plain-words.js'
import { letterPairs } from './rare-names.js'
import type { WordKnowledge } from './word-knowledge.js'

const and = /^(?:and|y|e|n|nd|or)$/

/** Adds words that are names only next to another name: "bo and em will", "ava, finn n jo". */
export function addBesideNames(
  words: readonly NameWord[],
  names: Set<number>,
  knowledge: WordKnowledge,
): void {
  for (let at = 0; at < words.length; at++)
    if (!names.has(at) && mayBeBeside(words[at]!, knowledge) && isBesideName(words, at, names)) names.add(at)
}

function mayBeBeside({ word, isPublic }: NameWord, knowledge: WordKnowledge): boolean {
  if (isPublic || notPeople.has(word) || plainWords.has(word) || knowledge.isLink(word)) return false
  if (knowledge.isRareName(word) || letterPairs.has(word)) return true
  return knowledge.mayBeName(word) && !knowledge.isMostlyWord(word)
}

function isBesideName(words: readonly NameWord[], at: number, names: ReadonlySet<number>): boolean {
  if (and.test(words[at - 1]?.word ?? '') && names.has(at - 2)) return true
  if (words[at - 1]?.article) return false
  // "Ace, bear and chance".
  if (words[at]!.gap === ', ' && names.has(at - 1) && and.test(words[at + 1]?.word ?? '')) return true
  if (words[at]!.startsSentence && words[at + 1]?.gap === ', ' && names.has(at + 1)) return true
  return (
    and.test(words[at + 1]?.word ?? '') &&
    words[at + 1]!.gap === ' ' &&
    names.has(at + 2) &&
    words[at + 2]!.gap === ' '
  )
}
