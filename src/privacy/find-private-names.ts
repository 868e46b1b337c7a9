import type { MentionIndex } from '../mentions/mention-index.js'
import type { MentionText } from '../mentions/mention-text.js'
import { isTitle } from '../mentions/titles.js'
import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'
import {
  followsChild,
  followsFarewell,
  followsInitial,
  followsNaming,
  followsPerson,
  isModal,
  standsAsName,
} from './name-contexts.js'
import { type NameWord, placeWords } from './name-text.js'
import { doings, nameParticles, nicknameWords, notPeople } from './name-words.js'
import type { WordKnowledge } from './word-knowledge.js'

/**
 * Names of people who are not listed staff. In doubt a word is taken for a name: what no dictionary and no phrasing has; a
 * name that is no word; and any word where the words around it, or a capital, say that it is a name.
 */
export function findPrivateNames(
  text: string,
  read: MentionText,
  lang: string,
  index: MentionIndex,
  knowledge: WordKnowledge,
): Identifier[] {
  const words = placeWords(text, read, lang, index)
  const names = new Set<number>()
  for (let at = 0; at < words.length; at++) if (isName(words, at, names, knowledge)) names.add(at)
  // The rest of a name: "Marcus J.", "Crystal Barnes", "Diego de la Cruz".
  for (let at = 1; at < words.length; at++) if (continues(words, at, names, knowledge)) names.add(at)
  for (let at = words.length - 2; at >= 0; at--) if (precedes(words, at, names, knowledge)) names.add(at)
  const found = [...names].map((at) => ({
    kind: 'name' as const,
    from: words[at]!.from,
    to: endOf(words[at]!),
  }))
  return [...found, ...findAll(text, dottedInitials, 'name')]
}

/** "T.J.", "A.J. Martin", but not "P.E." and other letters of a school. */
const dottedInitials =
  /(?<![\p{L}.])(?!(?:P\.E|I\.E|U\.S|A\.P|P\.T|D\.O|A\.M|P\.M|E\.S|E\.L|G\.E|G\.P|I\.D|I\.B|N\.E|N\.W|S\.E|S\.W|P\.O|E\.R|M\.S|H\.S|D\.C|R\.O|S\.T|T\.V|S\.A|A\.C|A\.D|Q\.R|N\.J|N\.Y|P\.A|S\.S|B\.S|M\.D|P\.S|O\.K|F\.D|C\.P)\.)(?:\p{Lu}\.){2,3}(?:\s\p{Lu}\p{Ll}+)?/gu

/** The possessive tells nobody's name. */
function endOf({ to, possessive }: NameWord): number {
  return possessive ? to - 2 : to
}

function isName(
  words: readonly NameWord[],
  at: number,
  names: ReadonlySet<number>,
  knowledge: WordKnowledge,
): boolean {
  const { word, raw, high, mid, opens, family, stays } = words[at]!
  if (stays || isTitle(word) || notPeople.has(word) || (family && !high)) return false
  if (high && (followsNaming(words, at) || followsInitial(words, at))) return true
  if (knowledge.isLink(word)) return mid && raw.length > 3 && followsChild(words, at)
  if (word.length > 1 && (followsNaming(words, at) || followsFarewell(words, at))) return true
  const may = knowledge.mayBeName(word)
  if (followsPerson(words, at, names)) {
    if (mid && !(isInitials(raw) && raw.length > 2)) return true
    if (may && !knowledge.isMostlyWord(word) && !isModal(words, at)) return true
    if (word.length > 1 && !knowledge.isKnown(word)) return true
  }
  if (isInitials(raw) && high) return raw.length === 2 && doesSomething(words, at)
  if (word.length < 3) return !knowledge.isKnown(word) && (high || doesSomething(words, at))
  if (mid && isNameInForm(word, knowledge)) return true
  if (opens && word.endsWith('s') && knowledge.isNameFirst(word.slice(0, -1))) return true
  return knowledge.isSurelyName(word) || (may && standsAsName(words, at, knowledge))
}

/** "dj got …": right before what people do. */
function doesSomething(words: readonly NameWord[], at: number): boolean {
  return words[at]!.opens && doings.has(words[at + 1]?.word ?? '')
}

/** "The Castillos", "Dianita". */
function isNameInForm(word: string, knowledge: WordKnowledge): boolean {
  const plain = [word.replace(/s$/, ''), word.replace(/it[oa]$/, 'a'), word.replace(/it[oa]$/, 'o')]
  return plain.some((form) => form !== word && knowledge.mayBeName(form) && !knowledge.isMostlyWord(form))
}

/** "DCFS" among other words: letters that stand for an office or an illness. */
function isInitials(raw: string): boolean {
  return /^\p{Lu}{2,6}s?$/u.test(raw)
}

function continues(
  words: readonly NameWord[],
  at: number,
  names: ReadonlySet<number>,
  knowledge: WordKnowledge,
): boolean {
  const { word, raw, high, stays, gap } = words[at]!
  const previous = words[at - 1]!
  if (names.has(at) || stays || !names.has(at - 1) || previous.possessive) return false
  if (!/^[\s\-.'’"“”]{1,3}$/.test(gap) || (/^\.\s/.test(gap) && previous.word.length > 1)) return false
  if (/^\p{L}$/u.test(raw)) return high || !/^[aeiouy]$/.test(word)
  if (nameParticles.has(word)) return leadsToName(words, at, names, knowledge)
  if (high && previous.high && raw.length > 2 && !notPeople.has(word)) return true
  if (knowledge.isLink(word) || notPeople.has(word) || /^(?:will|may)$/.test(word)) return false
  return high || isLowerName(word, knowledge)
}

/** A name that may go on after another in small letters; what people do is none. */
function isLowerName(word: string, knowledge: WordKnowledge): boolean {
  if (doings.has(word) || knowledge.isMostlyWord(word)) return false
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
  return knowledge.mayBeName(word) || (!opens && !notPeople.has(word))
}
