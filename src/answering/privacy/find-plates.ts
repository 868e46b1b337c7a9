import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'
import type { LocatedToken } from './locate-tokens.js'
import { linkWords } from './name-words.js'
import type { WordKnowledge } from './word-knowledge.js'

const plateNearby = /\b(?:plates?|tags?|placas?|matr[ií]culas?|tablillas?)\b/iu
const plate = /(?<![\p{L}\p{N}])[A-Z]{2,3}[ -]?\d{3,4}(?![\p{L}\p{N}])/gu
const anyPlate =
  /(?<![\p{L}\p{N}])(?:[A-Za-z]{2,3}[ -]?\d{3,4}|\d[A-Za-z]{3}\d{3}|\d{3}-?[A-Za-z]{3})(?![\p{L}\p{N}])/gu

const cues = /^(?:(?:plate|tag|placa|tablilla|license|licence|matricula)s?)$/
const between =
  /^(?:plates?|tags?|number|num|numero|no|is|its|are|es|son|de|del|la|las|el|license|says?|said|dicen|dice|with|con|reads)$/

/** License plates: the usual formats, and anything plausible after "plate" or "placas". */
export function findPlates(
  text: string,
  tokens: readonly LocatedToken[],
  words: Pick<WordKnowledge, 'isWord'>,
): Identifier[] {
  // "Alcancé a ver 417 GX".
  const isLetters = ({ from, to }: Identifier) => {
    const letters = /^(\p{Ll}{2,3}) \d/u.exec(text.slice(from, to))?.[1]
    return letters === undefined || !words.isWord(letters)
  }
  const certain = findAll(text, plate, 'plate')
  if (!plateNearby.test(text) && !/\blicense\b/i.test(text))
    return certain.filter(({ from, to }) => text.slice(from, to).replace(/\D/g, '').length === 4)
  return [
    ...certain,
    ...(plateNearby.test(text) ? findAll(text, anyPlate, 'plate').filter(isLetters) : []),
    ...tokens.flatMap((token, at) => (cues.test(token.word) ? plateBehind(tokens, at) : [])),
  ]
}

const maxPlateLength = 8

function plateBehind(tokens: readonly LocatedToken[], cue: number): Identifier[] {
  let first = cue + 1
  while (first < Math.min(tokens.length, cue + 5) && between.test(tokens[first]!.word)) first++
  let last = first - 1
  let length = 0
  while (last + 1 < tokens.length && isPart(tokens[last + 1]!, last + 1 > first)) {
    length += tokens[last + 1]!.raw.length
    if (length > maxPlateLength) break
    last++
  }
  // Letters after the last digit may be the next word.
  while (last >= first && isWordBehind(tokens[last]!)) last--
  const written = tokens
    .slice(first, last + 1)
    .map(({ raw }) => raw)
    .join('')
  const digits = written.replace(/\D/g, '').length
  if (written.length < 4 || digits < (written.length > 4 ? 1 : 2) || /^(?:19|20)\d\d$/.test(written))
    return []
  return [{ kind: 'plate', from: tokens[first]!.from, to: tokens[last]!.to }]
}

function isPart({ raw, word, gap }: LocatedToken, isLater: boolean): boolean {
  if (isLater && !/^[\s-]{1,2}$/.test(gap)) return false
  if (/[!?;\n]/.test(gap)) return false
  return /\d/.test(raw) ? raw.length <= maxPlateLength : raw.length <= 3 && !linkWords.has(word)
}

function isWordBehind({ raw, word }: LocatedToken): boolean {
  return !/\d/.test(raw) && (linkWords.has(word) || raw.length > 3)
}
