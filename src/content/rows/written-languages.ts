import { languageNames } from '../../answering/mentions/language-names.js'
import { plainText } from '../../platform/text/plain-text.js'

const separator = /[,;/&+\n]|\s(?:and|y)\s/i
const code = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/

/** Names of several words whose words alone mean something else. */
const phrases: Readonly<Record<string, string>> = {
  'american sign language': 'ase',
  'sign language': 'ase',
  'french creole': 'ht',
}

/**
 * Reads languages: `English, Spanish`, `español`, `Haitian Creole & EN`, `en es`.
 * @returns their codes, separated by spaces; null for anything it would have to guess
 */
export function readWrittenLanguages(written: string): string | null {
  const pieces = written
    .split(separator)
    .map((piece) => piece.trim())
    .filter(Boolean)
  const found = pieces.map(readPiece)
  const isRead = found.every((each) => each !== null)
  return isRead ? [...new Set(found.flat())].join(' ') : null
}

/** Words between two separators: one language, or several names or codes in a row. */
function readPiece(piece: string): string[] | null {
  const phrase = phrases[plainText(piece)]
  if (phrase) return [phrase]
  const words = piece.split(/[\s()]+/).filter(Boolean)
  const codes = words.map(readWord)
  if (codes.every((each) => each !== null)) return codes
  // A word beside the name tells which kind it is: Haitian Creole, Brazilian Portuguese.
  const named = new Set(words.flatMap((word) => languageNames.get(plainText(word)) ?? []))
  return named.size === 1 ? [...named] : null
}

function readWord(word: string): string | null {
  const named = languageNames.get(plainText(word))
  if (named) return named
  if (code.test(word)) return word
  return /^[A-Z]{2}$/.test(word) ? word.toLowerCase() : null
}
