import { isTitle } from '../mentions/titles.js'
import type { NameWord } from './name-text.js'
import { doings, nameParticles, nicknameWords, notPeople } from './name-words.js'
import { plainWords } from './plain-words.js'
import { nicknames } from './rare-names.js'
import type { WordKnowledge } from './word-knowledge.js'

/** Extends names to their other parts: "Marcus J.", "Diego de la Cruz", "J. Rivera". */
export function addRestOfNames(
  words: readonly NameWord[],
  names: Set<number>,
  knowledge: WordKnowledge,
): void {
  for (let at = 1; at < words.length; at++) if (continues(words, at, names, knowledge)) names.add(at)
  for (let at = words.length - 2; at >= 0; at--) if (precedes(words, at, names, knowledge)) names.add(at)
}

function continues(
  words: readonly NameWord[],
  at: number,
  names: ReadonlySet<number>,
  knowledge: WordKnowledge,
): boolean {
  const { word, raw, high, stays, gap } = words[at]!
  const previous = words[at - 1]!
  if (
    names.has(at) ||
    (stays && !isLastName(words, at)) ||
    (raw.length > 1 && plainWords.has(word)) ||
    !names.has(at - 1) ||
    previous.possessive
  )
    return false
  if (!/^[\s\-.'’"“”]{1,3}$/.test(gap) || (/^\.\s/.test(gap) && previous.word.length > 1)) return false
  if (/^\p{L}$/u.test(raw)) return high || !/^[aeiounxy]$/.test(word)
  if (nameParticles.has(word)) return leadsToName(words, at, names, knowledge)
  if (high && previous.high && raw.length > 2 && !notPeople.has(word)) return true
  if (knowledge.isLink(word) || notPeople.has(word) || /^(?:will|may)$/.test(word)) return false
  return high || isLowerName(word, knowledge)
}

/** "Lamar Whitfield", even if a school is named Whitfield. */
function isLastName(words: readonly NameWord[], at: number): boolean {
  const { high, gap, raw } = words[at]!
  return (
    high &&
    words[at - 1]!.high &&
    gap === ' ' &&
    !/\d/.test(raw) &&
    !words[at + 1]?.stays &&
    !words[at + 1]?.high
  )
}

/** In lower case, a word after a name is its next part only if it is a name and not what people do. */
function isLowerName(word: string, knowledge: WordKnowledge): boolean {
  if (doings.has(word) || (knowledge.isMostlyWord(word) && !nicknames.has(word))) return false
  return knowledge.isSurelyName(word) || knowledge.mayBeName(word)
}

/** "Diego de la Cruz", not "Diego de la escuela". */
function leadsToName(
  words: readonly NameWord[],
  at: number,
  names: ReadonlySet<number>,
  knowledge: WordKnowledge,
): boolean {
  for (let next = at + 1; next < Math.min(words.length, at + 3); next++) {
    const { gap, word, high } = words[next]!
    if (!/^\s+$/.test(gap)) return false
    if (names.has(next)) return true
    if (nameParticles.has(word)) continue
    if (notPeople.has(word)) return false
    return high || (!knowledge.isLink(word) && isLowerName(word, knowledge))
  }
  return false
}

/** "Lil Ray", "J. Rivera", "Julio César". */
function precedes(
  words: readonly NameWord[],
  at: number,
  names: ReadonlySet<number>,
  knowledge: WordKnowledge,
): boolean {
  const { word, high, opens, stays, possessive, family } = words[at]!
  const next = words[at + 1]!
  if (names.has(at) || stays || possessive || isTitle(word) || !names.has(at + 1)) return false
  if (!high || !next.high || !/^(?:\s+|-|\.\s)$/.test(next.gap)) return false
  if (nicknameWords.has(word) || /^\p{L}$/u.test(word)) return true
  if (family || knowledge.isLink(word)) return false
  if (opens && /^\s$/.test(next.gap) && word.length < 4 && knowledge.mayBeName(word)) return true
  if (opens) return knowledge.mayBeName(word) || (!knowledge.isWord(word) && !plainWords.has(word))
  return knowledge.mayBeName(word) || !notPeople.has(word)
}
