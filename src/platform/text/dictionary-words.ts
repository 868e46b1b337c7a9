import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { foldName } from './mention-text.js'

/**
 * The lower-case entries of a dictionary, folded, in their base form: `bus`, not `buses`. Reads a file: about 50 ms.
 */
export function readDictionary(name: 'dictionary-en' | 'dictionary-es'): Set<string> {
  const file = join(dirname(createRequire(import.meta.url).resolve(name)), 'index.dic')
  const words = new Set<string>()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const slash = line.indexOf('/')
    const word = slash < 0 ? line : line.slice(0, slash)
    if (/^[\p{Ll}']+$/u.test(word)) words.add(foldName(word))
  }
  return words
}
