import { fold } from '../../platform/text/tokenize.js'

/** The words of a text as families type them: folded, with apostrophes and hyphens. */
export function typedWords(text: string): string[] {
  return fold(text.replace(/[’‘]/g, "'")).match(/[\p{L}\p{M}\p{N}'-]+/gu) ?? []
}
