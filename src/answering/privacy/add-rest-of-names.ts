import { isTitle } from '../mentions/titles.js'
import type { NameWord } from './locate-name-words.js'
import { nameParticles, nicknameWords, notPeople, personVerbs } from './name-words.js'
import { plainWords } from './plain-words.js'
import { nicknames } from './rare-names.js'
import type { WordKnowledge } from './word-knowledge.js'

/** Extends names to their other parts: "Marcus J.", "Diego de la Cruz", "J. Rivera". */
export function addRestOfNames(
  words: readonly NameWord[],
  names: Set<number>,
  knowledge: WordKnowledge,
): void {
  for (let at = 1; at < words.length; at++) if (continuesName(words, at, names, knowledge)) names.add(at)
  for (let at = words.length - 2; at >= 0; at--) if (startsName(words, at, names, knowledge)) names.add(at)
}

function continuesName(
  words: readonly NameWord[],
  at: number,
  names: ReadonlySet<number>,
  knowledge: WordKnowledge,
): boolean {
  const { word, raw, capitalized, isPublic, gap } = words[at]!
  const previous = words[at - 1]!
  if (
    names.has(at) ||
    (isPublic && !isLastName(words, at)) ||
    (raw.length > 1 && plainWords.has(word)) ||
    !names.has(at - 1) ||
    previous.possessive
  )
    return false
  // "My name is Emeka I'm in 10th grade".
  if (/^I(?:['’]\p{L}{1,2})?$/u.test(raw) && /^\s$/.test(gap)) return false
  if (!/^[\s\-.'’"“”]{1,3}$/.test(gap) || (/^\.\s/.test(gap) && previous.word.length > 1)) return false
  if (/^\p{L}$/u.test(raw)) return capitalized || !/^[aeiounqxy]$/.test(word)
  if (nameParticles.has(word)) return leadsToName(words, at, names, knowledge)
  if (capitalized && previous.capitalized && raw.length > 2 && !notPeople.has(word)) return true
  if (knowledge.isLink(word) || notPeople.has(word) || /^(?:will|may)$/.test(word)) return false
  return capitalized || isLowerName(word, knowledge)
}

/** "Lamar Whitfield", even if a school is named Whitfield. */
function isLastName(words: readonly NameWord[], at: number): boolean {
  const { capitalized, gap, raw } = words[at]!
  return (
    capitalized &&
    words[at - 1]!.capitalized &&
    gap === ' ' &&
    !/\d/.test(raw) &&
    !words[at + 1]?.isPublic &&
    !words[at + 1]?.capitalized
  )
}

/** In lower case, a word after a name is its next part only if it is a name and not what people do. */
function isLowerName(word: string, knowledge: WordKnowledge): boolean {
  if (personVerbs.has(word) || (knowledge.isMostlyWord(word) && !nicknames.has(word))) return false
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
    const { gap, word, capitalized } = words[next]!
    if (!/^\s+$/.test(gap)) return false
    if (names.has(next)) return true
    if (nameParticles.has(word)) continue
    if (notPeople.has(word)) return false
    return capitalized || (!knowledge.isLink(word) && isLowerName(word, knowledge))
  }
  return false
}

/** "Lil Ray", "J. Rivera", "Julio César". */
function startsName(
  words: readonly NameWord[],
  at: number,
  names: ReadonlySet<number>,
  knowledge: WordKnowledge,
): boolean {
  const { word, capitalized, startsSentence, isPublic, possessive, family } = words[at]!
  const next = words[at + 1]!
  if (names.has(at) || isPublic || possessive || isTitle(word) || !names.has(at + 1)) return false
  if (!capitalized || !next.capitalized || !/^(?:\s+|-|\.\s)$/.test(next.gap)) return false
  // "A Milagros le dijeron …".
  if (/^[aeoy]$/.test(word) && next.gap === ' ') return false
  if (nicknameWords.has(word) || /^\p{L}$/u.test(word)) return true
  if (family || knowledge.isLink(word)) return false
  if (startsSentence && /^\s$/.test(next.gap) && word.length < 4 && knowledge.mayBeName(word)) return true
  if (startsSentence) return knowledge.mayBeName(word) || (!knowledge.isWord(word) && !plainWords.has(word))
  return knowledge.mayBeName(word) || !notPeople.has(word)
}
