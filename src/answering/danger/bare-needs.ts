import { allMatches } from '../../platform/text/all-matches.js'
import { buildPattern, compileOnceBehindOptional } from '../../platform/text/build-pattern.js'
import { foldWithApostrophes } from '../../platform/text/tokenize.js'
import { type BareNeedWords, bareNeedWords } from './bare-need-words.js'
import type { Danger, DangerKind } from './danger.js'
import { foldForPatterns } from './pattern-text.js'
import { begins, ends, unspaced } from './word-edges.js'

interface Reader {
  pickup: RegExp
  lack: RegExp
  home: RegExp
  food: RegExp | null
  school: RegExp
  calm: RegExp | null
  beside: RegExp
  /** Whether the marks of its words, or words without them, tell of nothing grave. */
  isCalmAsTyped: (text: string) => boolean
}

/** A child who was not picked up; or no food, heat, or power: at home, or at school or where a text does not say. */
export type Need = 'pickup' | 'home' | 'somewhere'

/**
 * What a text needs that says nothing but that a child was not picked up, or that food, heat, or power is missing. The school's office or
 * a social worker helps with that; with any further word, the text is read as it stands.
 * @param lang BCP 47, with or without a region
 */
export function bareNeed(text: string, lang: string): Need | null {
  const reader = readerOf(lang.split('-')[0] ?? lang)
  if (!reader) return null
  if (!reader.isCalmAsTyped(text)) return null
  const folded = fold(text)
  const isPickup = isIn(folded, reader.pickup)
  if (!isPickup && !isIn(folded, reader.lack)) return null
  const rest = [reader.pickup, reader.lack, reader.calm, reader.beside]
    .filter((pattern) => pattern !== null)
    .reduce((left, pattern) => left.replace(pattern, ' '), folded)
  if (/[\p{L}\p{M}\p{N}]/u.test(rest)) return null
  if (isPickup) return 'pickup'
  return isIn(folded, reader.home) && !isIn(folded, reader.school) ? 'home' : 'somewhere'
}

/** A home without food and nothing more, in English or Spanish: the school can help with that. */
export function isHomeWithoutFood(text: string, lang: string): boolean {
  const food = readerOf(lang.split('-')[0] ?? lang)?.food
  return food ? bareNeed(text, lang) === 'home' && isIn(fold(text), food) : false
}

/** The kind of danger that it would be at worst. */
export function needKind(text: string, lang: string): DangerKind | null {
  const need = bareNeed(text, lang)
  return need && (need === 'pickup' ? 'missing-child' : 'distress')
}

/** No lines above everything for a need and nothing more: one calm line, and the question whether anyone is in danger. */
export function heldByNeed(danger: Danger): Danger {
  const { need, level } = danger
  if (!need) return danger
  return { ...danger, level: level && 'support', kinds: level ? [need] : [], asks: level !== null }
}

function isIn(text: string, pattern: RegExp): boolean {
  return allMatches(text, pattern).length > 0
}

function readerOf(base: string): Reader | null {
  return readers.get(base) ?? null
}

function build(words: BareNeedWords, base: string): Reader {
  const { kid, pickup, lack, school, home, food, calm, beside, grave } = words
  const isWhole = !unspaced.has(base)
  const pattern = (sources: readonly string[]) => {
    const any = compileOnceBehindOptional(
      sources.map((source) => fold(source.replaceAll('KID', kid))).join('|'),
    )
    return buildPattern(isWhole ? `${begins}(?:${any})${ends}` : `(?:${any})`, 'gu')
  }
  return {
    pickup: pattern(pickup),
    lack: pattern(lack),
    home: pattern([home]),
    food: food ? pattern([food]) : null,
    school: pattern([school]),
    calm: calm ? pattern(calm) : null,
    beside: pattern([besideOf(beside)]),
    isCalmAsTyped: grave ? calmAsTyped(words, pattern([grave])) : () => true,
  }
}

/**
 * Marks tell Vietnamese words apart: "cần" is to need, "cắn" to bite. A word with marks must be listed with the same ones; many people
 * type without any, and then some phrases may be grave.
 */
function calmAsTyped(
  { kid, pickup, lack, calm = [], beside }: BareNeedWords,
  grave: RegExp,
): (text: string) => boolean {
  const listed = new Set([kid, ...pickup, ...lack, ...calm, beside].flatMap(wordsOf))
  return (text) =>
    wordsOf(text).every((word) => listed.has(word) || fold(word) === word) &&
    !isIn(fold(text.normalize('NFC').replace(harmlessByMarks, '-')), grave)
}

/** With these marks, they are not to bite, to kick, or to fall. */
const harmlessByMarks = /cần|đã|rồi/giu

/** Vietnamese words with their marks, each tone behind its word. */
function wordsOf(text: string): string[] {
  return foldForPatterns(text, 'vi').match(/[\p{L}\p{M}]+/gu) ?? []
}

/** The longest first, where words are not apart. */
function besideOf(words: string): string {
  return words
    .split('|')
    .toSorted((a, b) => b.length - a.length)
    .join('|')
}

/** Without marks, also in Vietnamese. */
function fold(text: string): string {
  return foldWithApostrophes(text).replaceAll('đ', 'd').replace(/\s+/g, ' ')
}

// Built with this file, so that the tests of all patterns see them.
const readers = new Map(Object.entries(bareNeedWords).map(([base, words]) => [base, build(words, base)]))
