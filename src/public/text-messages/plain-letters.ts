import { isGsm } from './count-parts.js'

const plainSigns: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '·': '-',
  '•': '-',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
}

/** Quotes, dashes and blanks as a phone's keyboard has them: one curly quote would halve the room of a text. */
export function withPlainSigns(text: string): string {
  return text.replace(/[‘’“”–—…·•\u00a0\u2009\u202f]/g, (sign) => plainSigns[sign]!)
}

/** Without the accents that the alphabet of text messages has not: á → a. It has é, ñ, ü and à, which stay. */
export function withoutRareAccents(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => (isGsm(letter) ? letter : letter.normalize('NFD').replace(/\p{Mn}/gu, '')))
    .join('')
}
