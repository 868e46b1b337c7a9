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

/** Languages in which words without their accents are other words. */
const needAccents: ReadonlySet<string> = new Set(['vi'])

/** Whether a language must keep accents, however much longer the text gets. @param lang BCP 47 */
export const needsAccents = (lang: string): boolean => needAccents.has(lang)

/**
 * Removes accents that the GSM alphabet lacks: á → a. It has é, ñ, ü and à, which stay. Letters of other scripts stay
 * whole.
 */
export function withoutRareAccents(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) =>
      isGsm(letter) || !latin.test(letter) ? letter : letter.normalize('NFD').replace(/\p{Mn}/gu, ''),
    )
    .join('')
}

const latin = /\p{Script=Latin}/u
