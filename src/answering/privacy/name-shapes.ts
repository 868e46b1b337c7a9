import type { NameWord } from './locate-name-words.js'
import { notPeople } from './name-words.js'
import type { WordKnowledge } from './word-knowledge.js'

/** "Yusuf Al-Khatib", "Ji-Ah": two capitalized parts, one of which is not a word. */
export function isHyphened(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  const other = words[at + 1]?.gap === '-' ? at + 1 : words[at]!.gap === '-' ? at - 1 : -1
  if (other < 0 || !words[at]!.capitalized || !words[other]?.capitalized) return false
  const pair = [words[at]!, words[other]!]
  if (
    pair.some(({ raw }) => /^(?:ah|oh|ha|jo|bo|ji|ja|su|mi)$/i.test(raw)) &&
    !pair.some(({ raw }) => raw.length < 2)
  )
    return true
  if (
    pair.some(({ raw, word }) => raw.length < 2 || /\d/.test(raw) || notPeople.has(word) || isInitials(raw))
  )
    return false
  return pair.some(
    ({ word }) => !knowledge.isWord(word) || (knowledge.mayBeName(word) && !knowledge.isMostlyWord(word)),
  )
}

/** "June will be out", "April has a cough": months do not do this. */
export function isMonthAsName(words: readonly NameWord[], at: number): boolean {
  const { word, startsSentence, capitalized } = words[at]!
  if (
    !startsSentence ||
    !capitalized ||
    !/^(?:june|april|may|august|autumn|summer|dawn|rain|star|sky|winter|abril|julio)$/.test(word)
  )
    return false
  const isPerson = words.slice(at + 2, at + 14).some(({ word }) => /^(?:he|she|her|his|hes|shes)$/.test(word))
  if (isPerson && /^(?:is|was|isnt|been|cant|wont)$/.test(words[at + 1]?.word ?? '')) return true
  return /^(?:will|has|had|needs|been|got|gets|wants|said|says|forgot|lost|left|cried|doesnt|didnt|tiene|dice|perdio|quiere|necesita|llego)$/.test(
    words[at + 1]?.word ?? '',
  )
}

/** "The Castillos", "Dianita". */
export function isNameInForm(word: string, knowledge: WordKnowledge): boolean {
  const plain = [word.replace(/s$/, ''), word.replace(/it[oa]$/, 'a'), word.replace(/it[oa]$/, 'o')]
  return plain.some((form) => form !== word && knowledge.mayBeName(form) && !knowledge.isMostlyWord(form))
}

/** "DCFS" among other words: an agency or an illness. */
export function isInitials(raw: string): boolean {
  return /^\p{Lu}{2,6}s?$/u.test(raw)
}
