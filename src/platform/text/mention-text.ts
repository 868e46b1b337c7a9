import { allMatches } from './all-matches.js'
import { isAscii } from './is-ascii.js'

/** One word of a concern, with its context. Lives as long as the request and is never stored. */
export interface MentionWord {
  /** As typed. */
  raw: string
  /** Lower case, without accents, apostrophes and the possessive. */
  word: string
  /** Capitalized where the sentence does not require it, in a text that uses capitals with care. */
  capital: boolean
  possessive: boolean
  /** The text between the previous word and this one. */
  gap: string
}

/** The words of a text, in order. */
export type MentionWords = MentionText['words']

export interface MentionText {
  words: readonly MentionWord[]
}

const pieces = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu
const possessive = /['’]s$/iu
const dropped = /[\p{M}'’ºª]/gu
// Letters that Unicode does not decompose.
const plainLetters: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ß: 'ss',
}
const oddLetters = /[øłđæœþðß]/gu

/** Splits a concern into words once, for all that look for mentions in it. */
export function readMentionText(text: string): MentionText {
  const words: MentionWord[] = []
  let end = 0
  for (const match of allMatches(text, pieces)) {
    const raw = match[0]
    const gap = text.slice(end, match.index)
    end = match.index + raw.length
    const owns = possessive.test(raw)
    const word = foldName(owns ? raw.slice(0, -2) : raw)
    if (word !== '') words.push({ raw, word, capital: startsHigh(raw), possessive: owns, gap })
  }
  return { words: keepTellingCapitals(words) }
}

/** A word or name for comparison: lower case, plain letters and digits only. */
export function foldName(text: string): string {
  const low = text.toLowerCase()
  if (isAscii(low)) return low.includes("'") ? low.replaceAll("'", '') : low
  return low
    .normalize('NFD')
    .replace(dropped, '')
    .replace(oddLetters, (letter) => plainLetters[letter]!)
    .normalize('NFC')
}

/** A name's letters joined: `Van Horn`, `Al-Masri` and `O'Neill`, however someone splits them. */
export function joinName(text: string): string {
  return foldName(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** True when a sentence starts with this word. */
export function opensSentence({ gap }: MentionWord, index: number): boolean {
  return index === 0 || /[.!?¡¿:;\n"“(]/.test(gap)
}

function startsHigh(raw: string): boolean {
  const first = raw.charAt(0)
  return first !== first.toLowerCase()
}

/** When most words are capitalized, or all are capitals, capitals say nothing. */
function keepTellingCapitals(words: MentionWord[]): MentionWord[] {
  const high = words.filter(({ capital }) => capital).length
  const telling = high <= words.length * 0.5
  words.forEach((word, index) => {
    if (!telling || (opensSentence(word, index) && word.capital && !/\.\s*$/.test(abbreviated(words, index))))
      word.capital = false
  })
  return words
}

/** `Ms. Alvarez`: the period after a title ends no sentence. */
function abbreviated(words: MentionWord[], index: number): string {
  const before = words[index - 1]
  return before && /^(?:ms|mr|mrs|dr|sr|sra|srta|prof|st|\p{L})$/u.test(before.word) ? words[index]!.gap : ''
}
