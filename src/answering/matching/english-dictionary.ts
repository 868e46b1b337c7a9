import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nspell from 'nspell'

let opened: { correct(word: string): boolean } | null = null

/**
 * Whether a word is in the English dictionary, in any of its forms. One dictionary for all: reading it takes a tenth of a second, and
 * it is large.
 * @param word folded
 */
export function isEnglishWord(word: string): boolean {
  opened ??= openDictionary()
  return opened.correct(word)
}

function openDictionary(): { correct(word: string): boolean } {
  const folder = dirname(createRequire(import.meta.url).resolve('dictionary-en'))
  return nspell(readFileSync(join(folder, 'index.aff')), readFileSync(join(folder, 'index.dic')))
}
