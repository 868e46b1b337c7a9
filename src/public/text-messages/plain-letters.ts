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

/** Straight quotes, dashes and blanks: one curly quote would halve a text's capacity. */
export function withPlainSigns(text: string): string {
  return text.replace(/[‘’“”–—…·•\u00a0\u2009\u202f]/g, (sign) => plainSigns[sign]!)
}

/** Removes accents that the GSM alphabet lacks: á → a. It has é, ñ, ü and à, which stay. */
export function withoutRareAccents(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => (isGsm(letter) ? letter : letter.normalize('NFD').replace(/\p{Mn}/gu, '')))
    .join('')
}
