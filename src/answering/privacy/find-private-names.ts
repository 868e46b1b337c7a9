import type { MentionText } from '../../platform/text/mention-text.js'
import type { MentionIndex } from '../mentions/mention-index.js'
import { isTitle } from '../mentions/titles.js'
import { findAll } from './find-all.js'
import { isFramedName } from './framed-names.js'
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
import { locateNameWords, type NameWord } from './name-text.js'
import { beings, doings, nameParticles, nicknameWords, notOnlyPeople, notPeople } from './name-words.js'
import { letterThings, plainWords } from './plain-words.js'
import {
  actsAsChild,
  followsGreeting,
  followsOneChild,
  followsSureTitle,
  isArticleName,
  isBesideName,
  isJoinedName,
  isLinkAsName,
  isOneOfTwo,
  isRepeated,
  isTaken,
  isToldAsPerson,
  ownsWithoutSign,
} from './rare-name-contexts.js'
import { letterPairs, nicknames } from './rare-names.js'
import { isNameByPlace, isSeldom, isSignature } from './unsure-names.js'
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
  const words = locateNameWords(text, read, lang, index)
  const names = new Set<number>()
  for (let at = 0; at < words.length; at++) if (isName(words, at, names, knowledge)) names.add(at)
  for (let at = 0; at < words.length; at++)
    if (!names.has(at) && mayBeBeside(words[at]!, knowledge) && isBesideName(words, at, names)) names.add(at)
  addRepeated(words, names, knowledge)
  // The rest of a name: "Marcus J.", "Crystal Barnes", "Diego de la Cruz".
  for (let at = 1; at < words.length; at++) if (continues(words, at, names, knowledge)) names.add(at)
  for (let at = words.length - 2; at >= 0; at--) if (precedes(words, at, names, knowledge)) names.add(at)
  const found = [...names].map((at) => ({
    kind: 'name' as const,
    from: words[at]!.from,
    to: endOf(words[at]!),
  }))
  return [
    ...found,
    ...findAll(text, dottedInitials, 'name'),
    ...findAll(text, lowInitials, 'name'),
    ...(twoInitials.test(text) ? findAll(text, spacedInitials, 'name') : []),
  ]
}

/** What was a name once is one again in the same letters. */
function addRepeated(words: readonly NameWord[], names: Set<number>, knowledge: WordKnowledge): void {
  const found = new Set<string>()
  for (const at of names)
    if (words[at]!.word.length > 3 && words[at]!.word !== 'will') found.add(words[at]!.word)
  if (found.size === 0) return
  words.forEach(({ word, high, stays }, at) => {
    if (!found.has(word) || names.has(at) || stays || words[at - 1]?.article || knowledge.isLink(word)) return
    if ([...names].some((one) => words[one]!.word === word && words[one]!.high === high)) names.add(at)
  })
}

/** "j.t.", "m.j": but no "p.e." and the like. */
const lowInitials =
  /(?<![\p{L}\p{N}.@/])(?!(?:p\.e|i\.e|e\.g|u\.s|a\.p|p\.t|d\.o|a\.m|p\.m|e\.s|e\.l|g\.e|g\.p|i\.d|i\.b|p\.o|e\.r|m\.s|h\.s|d\.c|s\.t|t\.v|q\.r|n\.j|n\.y|p\.s|o\.k|f\.d|c\.p|n\.a|o\.t|v\.p|c\.c|w\.o|r\.n|a\.c|u\.k)(?!\p{L}))\p{Ll}\.\s?\p{Ll}(?:\.\p{Ll})?(?:\.(?![\p{L}\p{N}])|(?![\p{L}\p{N}.@'’]))/gu

/** "M. A." behind a little word. */
const spacedInitials =
  /(?<=\b(?:de|a|of|for|by|son|daughter|hij[oa]|con|with|para|y|and)\s)\p{Lu}\.\s\p{Lu}\.(?!\p{L})/gu

const twoInitials = /\p{Lu}\.\s\p{Lu}\./u

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
  const { word, raw, high, family, stays } = words[at]!
  if (!stays && followsSureTitle(words, at) && !knowledge.isLink(word) && !isTitle(word)) return true
  if (!stays && words[at - 1]?.word === 'lil' && words[at]!.gap === ' ') return true
  if (stays || isTitle(word) || notPeople.has(word) || plainWords.has(word) || (family && !high)) return false
  if (isHyphened(words, at, knowledge)) return true
  if (isGrade(words, at)) return false
  // "X-ray".
  if (words[at]!.gap === '-' && words[at - 1]?.word.length === 1) return false
  if (high && followsNaming(words, at)) return true
  if (isLinkAsName(words, at, names) || isMonthAsName(words, at)) return true
  if (/['’](?:d|ve|ll|re|m|am)$/i.test(raw) && !words[at]!.possessive) return false
  if (knowledge.isLink(word)) return isLinkInPlace(words, at)
  return (
    isGivenName(words, at, names, knowledge) ||
    (raw.length > 1 && isCalled(words, at, names, knowledge)) ||
    isNameByPlace(words, at, names, knowledge) ||
    isFramedName(words, at, knowledge) ||
    isSignature(words, at, knowledge)
  )
}

/** "Yusuf Al-Khatib", "Ji-Ah": two parts with capitals, one of them no word. */
function isHyphened(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  const other = words[at + 1]?.gap === '-' ? at + 1 : words[at]!.gap === '-' ? at - 1 : -1
  if (other < 0 || !words[at]!.high || !words[other]?.high) return false
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

/** "June will be out", "April has a cough": what months do not do. */
function isMonthAsName(words: readonly NameWord[], at: number): boolean {
  const { word, opens, high } = words[at]!
  if (
    !opens ||
    !high ||
    !/^(?:june|april|may|august|autumn|summer|dawn|rain|star|sky|winter|abril|julio)$/.test(word)
  )
    return false
  const isPerson = words.slice(at + 2, at + 14).some(({ word }) => /^(?:he|she|her|his|hes|shes)$/.test(word))
  if (isPerson && /^(?:is|was|isnt|been|cant|wont)$/.test(words[at + 1]?.word ?? '')) return true
  return /^(?:will|has|had|needs|been|got|gets|wants|said|says|forgot|lost|left|cried|doesnt|didnt|tiene|dice|perdio|quiere|necesita|llego)$/.test(
    words[at + 1]?.word ?? '',
  )
}

/** "Got a B in gym", "a B average". */
function isGrade(words: readonly NameWord[], at: number): boolean {
  const [before, behind] = [words[at - 1]?.word ?? '', words[at + 1]?.word ?? '']
  if (!/^[ABCDF]$/.test(words[at]!.raw)) return false
  return /^(?:a|an|the|una|un)$/.test(before) || /^(?:average|minus|plus)$/.test(behind)
}

/** "My son Said", "el güero": a word that holds sentences together, and is a name by its place alone. */
function isLinkInPlace(words: readonly NameWord[], at: number): boolean {
  const { mid, raw } = words[at]!
  return (mid && raw.length > 3 && followsChild(words, at)) || isArticleName(words, at)
}

/** By what is known of names, and by the words around it. */
function isGivenName(
  words: readonly NameWord[],
  at: number,
  names: ReadonlySet<number>,
  knowledge: WordKnowledge,
): boolean {
  const { word, raw, high, mid, opens } = words[at]!
  if (high && followsInitial(words, at)) return true
  if (mid && raw.length > 3 && isSeldom(words[at]!, knowledge) && !words[at + 1]?.high) return true
  if (word.length > 1 && (followsNaming(words, at) || followsFarewell(words, at))) return true
  const may = knowledge.mayBeName(word)
  if (followsPerson(words, at, names)) {
    if (mid && !(isInitials(raw) && raw.length > 2)) return true
    if (may && !knowledge.isMostlyWord(word) && !isModal(words, at)) return true
    if (word.length > 1 && !knowledge.isKnown(word)) return true
  }
  if (isInitials(raw) && high) {
    if (raw.length === 2) return !letterThings.has(word) && (mid || doesSomething(words, at))
    return raw.length > 3 && may && knowledge.isSurelyName(word)
  }
  if (word.length < 3) {
    if (letterPairs.has(word)) return !words[at - 1]?.article
    return (
      (!knowledge.isKnown(word) && (high || doesSomething(words, at))) || (may && doesSomething(words, at))
    )
  }
  if (mid && isNameInForm(word, knowledge)) return true
  if (opens && word.endsWith('s') && knowledge.isNameFirst(word.slice(0, -1))) return true
  return knowledge.isSurelyName(word) || (may && standsAsName(words, at, knowledge))
}

/** A word that some are called by, where what stands around it says so. */
function isCalled(
  words: readonly NameWord[],
  at: number,
  names: ReadonlySet<number>,
  knowledge: WordKnowledge,
): boolean {
  const { word, mid, possessive } = words[at]!
  if (isRepeated(words, at, knowledge) || isArticleName(words, at) || isJoinedName(words, at, knowledge))
    return true
  if (ownsWithoutSign(words, at, knowledge)) return true
  const may = knowledge.mayBeName(word)
  if (!may && !knowledge.isRareName(word)) return false
  // "Will will be late".
  if (words[at]!.opens && /^(?:will|may)$/.test(word) && words[at + 1]?.word === word) return true
  if (followsGreeting(words, at)) return true
  if (words[at - 1]?.article) return false
  if (knowledge.isRareName(word) && followsOneChild(words, at)) return true
  if (isBesideName(words, at, names)) return !knowledge.isMostlyWord(word) || knowledge.isRareName(word)
  if (isToldAsPerson(words, at) && (!knowledge.isMostlyWord(word) || knowledge.isRareName(word))) return true
  if ((knowledge.isMostlyWord(word) && !knowledge.isRareName(word)) || notOnlyPeople.has(word)) return false
  const isThing = knowledge.isNatural(word) && beings.has(words[at + 1]?.word ?? '')
  if (actsAsChild(words, at) && !isThing && !isModal(words, at)) return true
  if (isOneOfTwo(words, at, knowledge) && !isModal(words, at)) return true
  if (isTaken(words, at) && !knowledge.isNatural(word)) return true
  return (
    knowledge.isRareName(word) && !knowledge.isNatural(word) && (possessive || (mid && !words[at + 1]?.high))
  )
}

function mayBeBeside({ word, stays }: NameWord, knowledge: WordKnowledge): boolean {
  if (stays || notPeople.has(word) || plainWords.has(word) || knowledge.isLink(word)) return false
  if (knowledge.isRareName(word) || letterPairs.has(word)) return true
  return knowledge.mayBeName(word) && !knowledge.isMostlyWord(word)
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

/** "Lamar Whitfield", where a school is called Whitfield, too. */
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

/** A name that may go on after another in small letters; what people do is none. */
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
