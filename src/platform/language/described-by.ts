import type { WordKey } from './words.js'

/** What a field means: a key of the words, put into a language where the description of the API is drawn. */
export function describedBy(key: WordKey): { description: WordKey } {
  return { description: key }
}
