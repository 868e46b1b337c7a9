import type { WordKey } from './words.js'

/** Describes a field by a word key, translated when the API description is drawn. */
export function describedBy(key: WordKey): { description: WordKey } {
  return { description: key }
}
