import { mainLanguage } from '../../../src/paths/paths.js'
import { readWords } from '../../../src/platform/language/language.js'
import { fromRoot } from '../../../src/platform/root.js'

/** Reads from right to left and has six plural forms, and nobody speaks it. */
export const pseudoLanguage = 'ar-XB'

const letters = 'ابجدهوزحطيكلمنسعفصقرشتثخذ'
const pluralForms = /_(?:zero|one|two|few|many|other)$/
/** The page tests know these words. */
const asTheyAre = new Set(['site.errorTitle'])

/**
 * The English words in Arabic letters, 40 % longer, with all Arabic plural forms: shows layouts that only
 * work in English.
 */
export function pseudoWords(): Record<string, unknown> {
  return translate(readWords(fromRoot('views', 'words', mainLanguage)), '')
}

function translate(words: Record<string, unknown>, path: string): Record<string, unknown> {
  const entries = Object.entries(words).flatMap(([key, value]) => {
    if (typeof value !== 'string')
      return [[key, translate(value as Record<string, unknown>, `${path}${key}.`)]]
    const text = asTheyAre.has(path + key) ? value : pseudoText(value)
    return key.endsWith('_other') ? formsOf(key.replace(pluralForms, ''), text, words) : [[key, text]]
  })
  return Object.fromEntries(entries)
}

/** All plural forms; those that English has keep their own words. */
function formsOf(stem: string, text: string, english: Record<string, unknown>): [string, string][] {
  const forms = new Intl.PluralRules(pseudoLanguage).resolvedOptions().pluralCategories
  return forms
    .map((form): [string, string] => [`${stem}_${form}`, text])
    .filter(([key]) => key === `${stem}_other` || !(key in english))
}

/** Replaces and adds letters; placeholders, numbers, and symbols stay. */
function pseudoText(text: string): string {
  const words = text.replaceAll(/\{\{\w+\}\}/g, '').trim()
  const longer = /\p{L}{2}/u.test(words) ? ` ${words.slice(0, Math.ceil(words.length * 0.4))}` : ''
  return `${text}${longer.trimEnd()}`
    .split(/(\{\{\w+\}\})/)
    .map((piece) => (piece.startsWith('{{') ? piece : piece.replaceAll(/[a-z]/gi, pseudoLetter)))
    .join('')
}

function pseudoLetter(letter: string): string {
  return letters[(letter.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0)) % letters.length] ?? letter
}
