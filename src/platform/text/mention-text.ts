import { allMatches } from './all-matches.js'

/** One word of a concern, with what surrounds it. Lives as long as the request and is never stored. */
export interface MentionWord {
  /** As typed. */
  raw: string
  /** Lower case, without accents, apostrophes and the possessive. */
  word: string
  /** Written with a capital where a sentence does not ask for one, in a text that uses capitals with care. */
  capital: boolean
  possessive: boolean
  /** What stands between the word before and this one. */
  gap: string
}

export interface MentionText {
  words: readonly MentionWord[]
}

const pieces = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu
const possessive = /['’]s$/iu
const dropped = /[\p{M}'’ºª]/gu
// Letters that Unicode does not take apart.
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

/** Cuts a concern into words once, for all who look for mentions in it. */
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

/** A word or name as compared here: lower case, plain letters and digits alone. */
export function foldName(text: string): string {
  const low = text.toLowerCase()
  if (isAscii(low)) return low.includes("'") ? low.replaceAll("'", '') : low
  return low
    .normalize('NFD')
    .replace(dropped, '')
    .replace(oddLetters, (letter) => plainLetters[letter]!)
    .normalize('NFC')
}

/** The letters of a name run together: `Van Horn`, `Al-Masri` and `O'Neill` as whoever types them may cut them. */
export function joinName(text: string): string {
  return foldName(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Whether a sentence starts with this word. */
export function opensSentence({ gap }: MentionWord, index: number): boolean {
  return index === 0 || /[.!?¡¿:;\n"“(]/.test(gap)
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}

function startsHigh(raw: string): boolean {
  const first = raw.charAt(0)
  return first !== first.toLowerCase()
}

/** Where most words have a capital, or all are capitals, none of them says anything. */
function keepTellingCapitals(words: MentionWord[]): MentionWord[] {
  const high = words.filter(({ capital }) => capital).length
  const telling = high <= words.length * 0.5
  words.forEach((word, index) => {
    if (!telling || (opensSentence(word, index) && word.capital && !/\.\s*$/.test(abbreviated(words, index))))
      word.capital = false
  })
  return words
}

/** `Ms. Alvarez`: the full stop after a title ends no sentence. */
function abbreviated(words: MentionWord[], index: number): string {
  const before = words[index - 1]
  return before && /^(?:ms|mr|mrs|dr|sr|sra|srta|prof|st|\p{L})$/u.test(before.word) ? words[index]!.gap : ''
}
