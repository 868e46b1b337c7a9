import { firmTitles, isTitle } from '../mentions/titles.js'
import type { NameWord } from './name-text.js'
import {
  beforeNoun,
  beings,
  doings,
  doneTo,
  familyOf,
  farewells,
  massNouns,
  mayPrecedeName,
  namingWords,
  notOnlyPeople,
  openers,
} from './name-words.js'
import type { WordKnowledge } from './word-knowledge.js'

/** After "my name is", "se llama", "apellido:", "named": whatever comes is a name. */
export function followsNaming(words: readonly NameWord[], at: number): boolean {
  if (/[.!?;,\n]/.test(words[at]!.gap)) return false
  return namingWords.test(before(words, at, 3).join(' '))
}

/** After "thanks," at the very end: one name or two. */
export function followsFarewell(words: readonly NameWord[], at: number): boolean {
  if (words.length - at > 2) return false
  const first = [at - 1, at - 2].find((place) => farewells.has(words[place]?.word ?? ''))
  return first !== undefined && (words[at]!.mid || /[,\n–—-]/.test(words[first + 1]!.gap))
}

/** "V. Castellano". */
export function followsInitial(words: readonly NameWord[], at: number): boolean {
  if (/^(?:apt|apto|unit|ste|suite|lot|lote|building|depto)$/.test(words[at - 2]?.word ?? '')) return false
  return /^\p{Lu}$/u.test(words[at - 1]?.raw ?? '') && /^\.\s$/.test(words[at]!.gap)
}

/** "The kids will be late": no Will, unless he does something: "my son will needs his inhaler". */
export function isModal(words: readonly NameWord[], at: number): boolean {
  const { word, high } = words[at]!
  if (high || !/^(?:will|may)$/.test(word)) return false
  const next = words[at + 1]?.word ?? ''
  return !(doings.has(next) || beings.has(next) || /^(?:will|may)$/.test(next))
}

/** After a child, a friend, a title, "this is", or another name and "and": a name may come. */
export function followsPerson(words: readonly NameWord[], at: number, names: ReadonlySet<number>): boolean {
  const previous = words[at - 1]
  if (!previous) return false
  const { gap, high } = words[at]!
  if (/[.!?;\n]/.test(gap) && !firmTitles.has(previous.word)) return false
  if (isTitle(previous.word) || previous.family) return true
  if (/^(?:my|our|mi|nuestra?|nuestro|a)$/.test(previous.word)) return high
  const two = before(words, at, 2).join(' ')
  if (/^(?:this is|aqui es|(?:hij|nin)[oa] es)$/.test(two)) return true
  if (/^(?:of|de)$/.test(previous.word) && isPerson(words[at - 2])) return true
  if (/^(?:and|y|e|or|o|n|nd)$/.test(previous.word)) return names.has(at - 2)
  return /^\s*[,&/]\s*$/.test(gap) && names.has(at - 1)
}

const isPerson = (word: NameWord | undefined) =>
  word !== undefined && (familyOf.has(word.word) || mayPrecedeName.has(word.word))

const children =
  /^(?:son|daughter|child|kid|nephew|niece|brother|sister|grandson|granddaughter|hij[oa]|niet[oa]|sobrin[oa]|herman[oa]|nin[oa])$/

/** "My son Said": right behind a child, where a capital makes a name of any word. */
export function followsChild(words: readonly NameWord[], at: number): boolean {
  const previous = words[at - 1]
  return previous?.family === true && /^\s$/.test(words[at]!.gap) && children.test(previous.word)
}

/** Of a word that is a name as well: whether it stands here as one. */
export function standsAsName(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  const { word, possessive, gap, mid, opens } = words[at]!
  const previous = words[at - 1]?.word ?? ''
  const isDay =
    notOnlyPeople.has(word) &&
    !possessive &&
    (timeBefore.test(previous) || /^\d/.test(words[at + 1]?.raw ?? ''))
  if (mid && !isDay) return true
  if (knowledge.isMostlyWord(word) || (words[at - 1]?.article && /^\s+$/.test(gap))) return false
  if (possessive) return !notOnlyPeople.has(word)
  const next = words[at + 1]
  const behind = wordBehind(words, at)
  // "A matter of faith".
  if (previous === 'of' && massNouns.has(word)) return false
  if (previous === 'a' && word !== 'luz') return true
  if (next && /^(?:,\s|\s\()$/.test(next.gap) && aboutChild.test(next.word)) return true
  const special = notOnlyPeople.has(word) && !/^(?:will|sky|star|cielo)$/.test(word)
  if (doneTo.has(previous) && !special) return true
  if (beforeNoun.has(previous) && !special && !massNouns.has(word) && !/^(?:will|may)$/.test(word))
    return true
  if (!opens && !gap.includes(',') && !openers.has(previous)) return knowledge.isNameFirst(word)
  if (/^(?:and|y)$/.test(behind) && mayPrecedeName.has(words[at + 3]?.word ?? '')) return true
  if (doings.has(behind) || (beings.has(behind) && !notOnlyPeople.has(word))) return true
  return knowledge.isNameFirst(word)
}

/** The next word that tells: past "no", "se", "never". */
function wordBehind(words: readonly NameWord[], at: number): string {
  for (let next = at + 1; next < Math.min(words.length, at + 4); next++) {
    const { word, gap } = words[next]!
    if (!/^\s+$/.test(gap)) return ''
    if (
      !/^(?:no|se|ya|le|les|me|nos|lo|la|nunca|siempre|never|always|just|also|really|only|still)$/.test(word)
    )
      return word
  }
  return ''
}

/** "in August", "last Summer", "de Abril". */
const timeBefore =
  /^(?:in|on|since|until|till|by|next|last|this|of|from|through|before|after|during|en|de|del|desde|hasta|el|para|and|y|\d+(?:st|nd|rd|th)?)$/

/** "Rose, grade 2", "Wren (4th grade)". */
const aboutChild = /^(?:grade|grado|age|edad|id|dob|\d{1,2}(?:st|nd|rd|th)?)$/

function before(words: readonly NameWord[], at: number, most: number): string[] {
  return words.slice(Math.max(0, at - most), at).map(({ word }) => word)
}
