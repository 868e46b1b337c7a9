import type { MentionIndex } from '../mentions/mention-index.js'
import { type MentionText, type MentionWord, opensSentence } from '../mentions/mention-text.js'
import { placesOf, readNames } from '../mentions/read-names.js'
import { firmTitles, looseTitles } from '../mentions/titles.js'
import type { Identifier } from './identifier.js'
import { familyOf, mayPrecedeName, nameParticles, namingWords, notPeople } from './name-words.js'
import type { WordKnowledge } from './word-knowledge.js'

/** A word with its place in the text. */
interface Word extends MentionWord {
  from: number
  to: number
  /** Starts with a capital, in a text whose capitals say something. */
  high: boolean
  /** Part of the name of a school or of listed staff, or no word at all. */
  stays: boolean
}

/**
 * Names of people who are not listed staff. In doubt a word is taken for a name: what no dictionary and no phrasing has; a
 * name that families seldom write as a word; and any word where the words before it, or a capital, say that a name comes.
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
  return [...names].map((at) => ({ kind: 'name', from: words[at]!.from, to: endOf(words[at]!) }))
}

/** The possessive tells nobody's name. */
function endOf({ to, possessive }: Word): number {
  return possessive ? to - 2 : to
}

function placeWords(text: string, read: MentionText, lang: string, index: MentionIndex): Word[] {
  const { schools, people } = readNames(read, lang, index)
  const listed = people.filter(({ edits, title, by }) => edits === 0 && (title !== null || by === 'full'))
  const stays = placesOf([...schools, ...listed])
  const capitals = read.words.filter(({ raw }) => isHigh(raw)).length
  const telling = read.words.length < 4 ? capitals < read.words.length : capitals <= read.words.length * 0.6
  let end = 0
  return read.words.map((word, at) => {
    const from = text.indexOf(word.raw, end)
    end = from + word.raw.length
    return {
      ...word,
      from,
      to: end,
      high: telling && isHigh(word.raw),
      stays: stays.has(at) || /\d/.test(word.raw),
    }
  })
}

function isHigh(raw: string): boolean {
  return /^\p{Lu}/u.test(raw)
}

function isName(
  words: readonly Word[],
  at: number,
  names: ReadonlySet<number>,
  knowledge: WordKnowledge,
): boolean {
  const { word, raw, high, stays } = words[at]!
  if (stays || knowledge.isLink(word) || notPeople.has(word)) return false
  const opens = opensSentence(words[at]!, at)
  const unknown = !knowledge.isKnown(word)
  const rare = !knowledge.isCommon(word)
  if (followsNaming(words, at)) return unknown || rare || high || !knowledge.isCommon(word) || word.length > 1
  if (mayFollow(words, at, names)) {
    if (unknown || (rare && knowledge.isListed(word))) return true
    if (high && !opens) return true
    if (knowledge.isAlsoName(word)) return true
  }
  if (isOwner(words, at) && (knowledge.isListed(word) || unknown)) return true
  if (isInitials(raw) && words[at]!.high) return false
  if (word.length < 3) return unknown && high
  if (unknown) return true
  if (knowledge.isListed(word)) return rare || (high && !opens && knowledge.isAlsoName(word))
  return false
}

/** "DCFS" among other words: letters that stand for an office or an illness. */
function isInitials(raw: string): boolean {
  return /^\p{Lu}{2,6}s?$/u.test(raw)
}

/** "Hunter's mom", "Noah's IEP". */
function isOwner(words: readonly Word[], at: number): boolean {
  return words[at]!.possessive && words[at]!.high
}

/** After "name is", "se llama", "apellido:", "named". */
function followsNaming(words: readonly Word[], at: number): boolean {
  if (/[.!?;\n]/.test(words[at]!.gap)) return false
  return namingWords.test(before(words, at, 3).join(' '))
}

/** After a child, a friend, a title, "this is", or another name and "and". */
function mayFollow(words: readonly Word[], at: number, names: ReadonlySet<number>): boolean {
  const previous = words[at - 1]
  if (!previous) return false
  const { gap } = words[at]!
  if (/[.!?;\n]/.test(gap) && !firmTitles.has(previous.word)) return false
  if (firmTitles.has(previous.word) || looseTitles.has(previous.word)) return true
  if (mayPrecedeName.has(previous.word) && !previous.possessive) return true
  if (/^(?:my|our|mi|nuestra?|nuestro|a)$/.test(previous.word)) return words[at]!.high
  const two = before(words, at, 2)
  if (two.join(' ') === 'this is' || two.join(' ') === 'aqui es') return true
  if (two.length === 2 && /^(?:of|de)$/.test(two[1]!) && familyOf.has(two[0]!)) return true
  if (/^(?:and|y|e|or|o)$/.test(previous.word)) return names.has(at - 2)
  return /^\s*[,&/]\s*$/.test(gap) && names.has(at - 1)
}

function before(words: readonly Word[], at: number, most: number): string[] {
  return words.slice(Math.max(0, at - most), at).map(({ word }) => word)
}

function continues(
  words: readonly Word[],
  at: number,
  names: ReadonlySet<number>,
  knowledge: WordKnowledge,
): boolean {
  const { word, raw, high, stays, gap } = words[at]!
  const previous = words[at - 1]!
  if (names.has(at) || stays || !names.has(at - 1) || previous.possessive || !/^[\s\-.'’"“”]{1,3}$/.test(gap))
    return false
  if (/^\.\s/.test(gap) && previous.word.length > 1) return false
  if (/^\p{L}$/u.test(raw)) return high || !/^[aeiouy]$/.test(word)
  if (nameParticles.has(word)) return startsNext(words, at, names)
  if (knowledge.isLink(word) || notPeople.has(word)) return false
  return high || knowledge.isAlsoName(word) || (knowledge.isListed(word) && !knowledge.isCommon(word))
}

/** "Diego de la Cruz", not "Diego de la escuela". */
function startsNext(words: readonly Word[], at: number, names: ReadonlySet<number>): boolean {
  for (let next = at + 1; next < Math.min(words.length, at + 3); next++) {
    if (!/^\s+$/.test(words[next]!.gap)) return false
    if (names.has(next)) return true
    if (!nameParticles.has(words[next]!.word)) return words[next]!.high && !notPeople.has(words[next]!.word)
  }
  return false
}

function precedes(
  words: readonly Word[],
  at: number,
  names: ReadonlySet<number>,
  knowledge: WordKnowledge,
): boolean {
  const { word, high, stays, possessive } = words[at]!
  const next = words[at + 1]!
  if (names.has(at) || stays || possessive || !high || !names.has(at + 1) || !next.high) return false
  if (!/^[\s-]+$/.test(next.gap) || knowledge.isLink(word) || notPeople.has(word)) return false
  return knowledge.isListed(word) || !opensSentence(words[at]!, at)
}
