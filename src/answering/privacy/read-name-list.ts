import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { foldName } from '../../platform/text/mention-text.js'
import { type PackedWords, packWords } from '../../platform/text/packed-words.js'

/** First and last names of many origins, as `foldName` writes them. Read from a file, in about 40 ms. */
export function readNameList(): PackedWords {
  return packWords(readNameLines().map(foldName))
}

/** The same names, as spelled in the file. */
export function readNameLines(): string[] {
  const folder = dirname(createRequire(import.meta.url).resolve('@cspell/dict-people-names'))
  const lines = readFileSync(join(folder, 'dict', 'people-names.txt'), 'utf8').split('\n')
  return lines.filter((line) => line !== '' && !line.startsWith('#'))
}
