import { wordSet } from '../../platform/text/word-set.js'
import type { Identifier } from './identifier.js'
import { type LocatedToken, startsSentence } from './locate-tokens.js'
import {
  anyPlace,
  complexNouns,
  complexNounsBefore,
  homeCues,
  placePrepositions,
  streetNames,
  streetNouns,
} from './street-words.js'
import type { WordKnowledge } from './word-knowledge.js'

const articles = wordSet('the el la los las')
const maxNameLength = 3
const cueReach = 6

/**
 * Streets without a number, and housing complexes, where someone lives or waits: "we live on quail hollow", "en la
 * sycamore".
 */
export function findHomes(tokens: readonly LocatedToken[], words: WordKnowledge): Identifier[] {
  if (
    !tokens.some(({ word }) => homeCues.has(word) || complexNouns.has(word) || complexNounsBefore.has(word))
  )
    return []
  const found: Identifier[] = []
  for (let at = 0; at < tokens.length - 1; at++) {
    if (!placePrepositions.has(tokens[at]!.word)) continue
    const last = endOfPlace(tokens, at, words)
    if (last === null) continue
    found.push({ kind: 'address', from: tokens[last.first]!.from, to: tokens[last.last]!.to })
    at = last.last
  }
  return [...found, ...findEstates(tokens, words)]
}

interface HomeStretch {
  first: number
  last: number
}

function endOfPlace(tokens: readonly LocatedToken[], at: number, words: WordKnowledge): HomeStretch | null {
  const preposition = tokens[at]!.word
  const cue = nearestCue(tokens, at)
  if (cue === null) return null
  let first = at + 1
  if (articles.has(tokens[first]!.word)) first++
  const number = /^\d{2,5}$/.test(tokens[first]?.raw ?? '') ? first : null
  const name = nameFrom(tokens, number === null ? first : first + 1, words)
  if (name.length === 0 || tokens[first]!.gap.trim() !== '') return null
  const last = (number ?? first - 1) + name.length
  if (number !== null)
    return isStreet(name, words) && !howFar.has(name[0]!.word) && !/^(?:of|de)$/.test(preposition)
      ? { first, last }
      : null
  if (
    /^(?:in|to|of|is|around|between|shelter|de|del|by|near|por|en)$/.test(preposition) &&
    !isFirm(tokens, at, name)
  )
    return null
  return isStreet(name, words) ? { first, last } : null
}

/** "We live off …", "casa … en": a few words back at most, in the same sentence. */
function nearestCue(tokens: readonly LocatedToken[], at: number): number | null {
  for (let before = at - 1; before >= Math.max(0, at - cueReach); before--) {
    if (startsSentence(tokens[before + 1]!)) return null
    const { word } = tokens[before]!
    if (homeCues.has(word) && !(rides.test(word) && !/^(?:at|off|on)$/.test(tokens[at]!.word))) return before
    if (
      rides.test(word) &&
      before !== at - 1 &&
      !tokens.slice(before, at).some(({ word }) => /^(?:off|up|bus)$/.test(word))
    )
      return null
  }
  return null
}

const rides = /^(?:let|lets|drop|drops|dropped|pick|picks|picked)$/

/** "In", "of" and "near" come before many things: after them, accept only clear street names. */
function isFirm(tokens: readonly LocatedToken[], at: number, name: readonly LocatedToken[]): boolean {
  const words = name.map(({ word }) => word)
  if (words.length > 1 && (streetNouns.has(words.at(-1)!) || complexNouns.has(words.at(-1)!))) return true
  if (articles.has(tokens[at + 1]!.word) && /^(?:de|en|of)$/.test(tokens[at]!.word))
    return streetNames.has(words[0]!)
  return /^(?:end|corner|final|esquina)$/.test(tokens[at - 1]?.word ?? '') && streetNames.has(words[0]!)
}

/** Up to three words, none of them a function word. */
function nameFrom(tokens: readonly LocatedToken[], first: number, words: WordKnowledge): LocatedToken[] {
  const name: LocatedToken[] = []
  for (let at = first; at < Math.min(tokens.length, first + maxNameLength); at++) {
    const token = tokens[at]!
    if (at > first && token.gap.trim() !== '' && !/^\.\s$/.test(token.gap)) break
    if (/^\d{3,}/.test(token.raw) || (words.isLink(token.word) && !streetNouns.has(token.word))) break
    if (
      (anyPlace.has(token.word) && !streetNouns.has(token.word)) ||
      (name.length > 0 && !isNamePart(token, words))
    )
      break
    name.push(token)
    if (name.length > 1 && streetNouns.has(token.word)) break
  }
  return name
}

function isNamePart({ word, raw }: LocatedToken, words: WordKnowledge): boolean {
  return streetNouns.has(word) || streetNames.has(word) || !words.isCommon(word) || /^\p{Lu}\p{Ll}/u.test(raw)
}

function isStreet(name: readonly LocatedToken[], words: WordKnowledge): boolean {
  const [first] = name
  const { word, raw } = first!
  if (anyPlace.has(word)) return false
  const last = name.at(-1)!.word
  if (name.length > 1 && (streetNouns.has(last) || complexNouns.has(last)))
    return !generalNouns.has(last) || streetNames.has(word) || !words.isCommon(word) || /^\p{Lu}/u.test(raw)
  if (/^(?:saint|st|san|santa|mount|mt)$/.test(word)) return name.length > 1
  if (/^\d/.test(raw)) return false
  return streetNames.has(word) || !words.isCommon(word) || /^\p{Lu}\p{Ll}{2,}/u.test(raw)
}

const howFar = wordSet(
  `mile miles block blocks minute minutes min mins hour hours week weeks day days month months year years time times milla millas
  cuadra cuadras minutos hora horas semana semanas dias mes meses ano anos kids children ninos hijos people families families`,
)

/** Street nouns with other common uses: "the walking path". */
const generalNouns = wordSet(
  `path way walk park place field fields house home homes court drive road street station lake river pass gate square circle row
  loop hill green view point farm village wood woods trail bridge spring springs station market church gardens garden`,
)

/** "Birch hollow apts", "refugio Casa Girasol". */
function findEstates(tokens: readonly LocatedToken[], words: WordKnowledge): Identifier[] {
  return tokens.flatMap(({ word }, at): Identifier[] => {
    if (complexNouns.has(word) && at > 0) {
      let first = at
      while (
        first > Math.max(0, at - 2) &&
        tokens[first]!.gap === ' ' &&
        isOwnName(tokens[first - 1]!, words)
      )
        first--
      const own = tokens.slice(first, at)
      const isNamed =
        own.some((token) => isOddName(token, words)) &&
        isAfterPlace(tokens, first) &&
        (!generalNouns.has(word) ||
          own.some(({ word, raw }) => !words.isWord(word) || /^\p{Lu}\p{Ll}/u.test(raw)))
      if (isNamed) return [{ kind: 'address', from: tokens[first]!.from, to: tokens[at]!.to }]
    }
    if (!complexNounsBefore.has(word)) return []
    const behind = nameFrom(tokens, at + 1 + (articles.has(tokens[at + 1]?.word ?? '') ? 1 : 0), words)
    if (behind.length === 0 || tokens[at + 1]!.gap !== ' ') return []
    if (!behind.every((token) => /^\p{Lu}\p{Ll}/u.test(token.raw))) return []
    const isPartOfName = /^\p{Lu}\p{Ll}/u.test(tokens[at]!.raw)
    return [{ kind: 'address', from: (isPartOfName ? tokens[at]! : behind[0]!).from, to: behind.at(-1)!.to }]
  })
}

function isOwnName(token: LocatedToken, words: WordKnowledge): boolean {
  return (
    !words.isLink(token.word) &&
    !anyPlace.has(token.word) &&
    !/\d/.test(token.raw) &&
    isNamePart(token, words)
  )
}

function isOddName({ word, raw }: LocatedToken, words: WordKnowledge): boolean {
  return !words.isCommon(word) || streetNames.has(word) || /^\p{Lu}\p{Ll}/u.test(raw)
}

function isAfterPlace(tokens: readonly LocatedToken[], at: number): boolean {
  const previous = tokens[at - 1]?.word ?? ''
  return placePrepositions.has(previous) || articles.has(previous) || homeCues.has(previous)
}
