import { findCodes } from './find-codes.js'
import { findIds } from './find-ids.js'
import { findLongNumbers } from './find-long-numbers.js'
import { findNumberRuns } from './find-number-runs.js'
import { findPhones } from './find-phones.js'
import { findPlates } from './find-plates.js'
import type { Identifier } from './identifier.js'
import type { LocatedToken } from './locate-tokens.js'
import { digitsSaid } from './number-words.js'
import type { WordKnowledge } from './word-knowledge.js'

/** Phone numbers, and numbers that identify somebody: student ids, accounts, cases, social security, license plates. */
export function findNumbers(
  text: string,
  tokens: readonly LocatedToken[],
  words: WordKnowledge,
): Identifier[] {
  const codes = findCodes(tokens, words)
  if (!/\d/.test(text) && !tokens.some(({ word }) => digitsSaid(word) > 0)) return codes
  const runs = findNumberRuns(tokens)
  return [
    ...findPhones(text, tokens, text.includes(',') ? [...runs, ...findNumberRuns(tokens, true)] : runs),
    // Plates first: of equal matches the first is kept.
    ...findPlates(text, tokens, words),
    ...findIds(text, tokens),
    ...codes,
    ...findLongNumbers(text, tokens, runs),
  ]
}
