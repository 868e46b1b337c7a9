import type { NameWord } from './name-text.js'
import { articleNames } from './rare-names.js'
import { isOwnedPerson, personActs } from './unsure-names.js'
import type { WordKnowledge } from './word-knowledge.js'

const helpers =
  /^(?:can|could|did|does|do|has|had|is|was|will|would|should|cant|didnt|doesnt|isnt|wasnt|hasnt)$/
const plainVerbs =
  /^(?:switch|get|have|been|ride|need|go|come|eat|take|still|be|leave|bring|stay|sit|pass|make|play|start|miss|lose|forget|wear|use|see|know|show|sleep|say|do|read|test|join|transfer|really|ever|even|already|not|in|here|there|ok|okay|sick|absent|allowed|coming|going|getting|failing|on)$/
const persons =
  /^(?:eat|go|talk|sleep|stop|listen|get|come|sit|read|ride|wear|do|take|be|let|leave|wake|play|share|speak|tell|answer|breathe|walk|use|stay)$/
const tends =
  /^(?:at|from|off|today|tomorrow|early|before|on|and|now|y|en|de|hoy|manana|a|for|with|w|please|pls|in)$/

/** Of a word that some are called by: where the words around it leave little else. */
export function isFramedName(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  const { word, gap, opens } = words[at]!
  const isOwned = /^\s$|^,\s$/.test(gap) && isOwnedPerson(words, at - 1)
  if (!mayBe(word, knowledge) && !(isOwned && articleNames.has(word))) return false
  if (words[at - 1]?.article || knowledge.isLink(word) || /^(?:will|may)$/.test(word)) return false
  const next = words[at + 1]
  const nextWord = next && /^\s$/.test(next.gap) ? next.word : ''
  const isEnd = !next || /[,.!?;\n]/.test(next.gap)
  if (isOwned) return isEnd || personActs.has(nextWord) || /^(?:and|y|la|lo|le|who|que)$/.test(nextWord)
  if (opens) return opensAsName(words, at, knowledge)
  return asksAbout(words, at, knowledge) || isGivenTo(words, at, isEnd || tends.test(nextWord))
}

function mayBe(word: string, knowledge: WordKnowledge): boolean {
  return knowledge.isRareName(word) || (knowledge.mayBeName(word) && !knowledge.isMostlyWord(word))
}

/** "Stormy wont eat", "pooh bear lost …". */
function opensAsName(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  const [next, behind] = [words[at + 1]?.word ?? '', words[at + 2]?.word ?? '']
  if (
    /^(?:wont|cant|didnt|doesnt|dont|needs|wants)$/.test(next) &&
    persons.test(behind) &&
    !knowledge.isNatural(words[at]!.word)
  )
    return true
  return (
    words[at + 1]?.gap === ' ' && mayBe(next, knowledge) && personActs.has(behind) && !knowledge.isLink(next)
  )
}

/** "Can june switch …", "where is autumn", "its mason again". */
function asksAbout(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  const { word, gap } = words[at]!
  const previous = words[at - 1]!
  const [next, before] = [words[at + 1]?.word ?? '', words[at - 2]?.word ?? '']
  if (gap !== ' ' || knowledge.isNatural(word)) return false
  const isAsked = previous.opens || /^(?:why|when|where|how|and|what|if|hi|hello|hey)$/.test(before)
  if (/^(?:where|wheres|donde)$/.test(before) && /^(?:is|was|esta|anda|at)$/.test(previous.word)) return true
  if (previous.opens && /^(?:its|it’s|im)$/.test(previous.word))
    return /^(?:again|mom|moms|mama|dad|here|from|mother)$/.test(next)
  return isAsked && helpers.test(previous.word) && plainVerbs.test(next)
}

/** "Sign out legend at noon", "a luz le pegaron", "from: hope", "pregunten por cielo". */
function isGivenTo(words: readonly NameWord[], at: number, ends: boolean): boolean {
  const [two, one] = [words[at - 2]?.word ?? '', words[at - 1]?.word ?? '']
  const { gap } = words[at]!
  if (/^[:.]\s$/.test(gap)) return /^(?:from|att|atte|attn|firma|firmado)$/.test(one)
  if (gap !== ' ') return false
  if (one === 'a' && /^(?:le|lo|la|les|se)$/.test(words[at + 1]?.word ?? '') && words[at - 1]!.opens)
    return true
  if (two === 'parte' && one === 'de') return true
  if (one === 'out' && /^(?:sign|check|signing|checking|let|pull|get)$/.test(two)) return ends
  if (one === 'por' && /^pregunt/.test(two)) return ends
  return one === 'law' && two === 'in'
}
