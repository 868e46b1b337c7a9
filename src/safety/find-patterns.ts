import { foldWithApostrophes } from '../matching/tokenize.js'
import { type DangerPattern, dangerPatterns } from './danger-patterns.js'

/** The danger patterns of a language that fit a text. */
export function findPatterns(text: string, lang: string): DangerPattern[] {
  const folded = foldWithApostrophes(text)
  return dangerPatterns.filter((pattern) => pattern.lang === lang && pattern.pattern.test(folded))
}
