import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nspell from 'nspell'

let opened: { correct(word: string): boolean } | null = null

/**
 * True for any form of a word in the English dictionary. Shared: the dictionary is large, and reading it takes 100 ms.
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
