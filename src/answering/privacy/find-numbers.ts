import { findIds } from './find-ids.js'
import { findPhones } from './find-phones.js'
import { findPlates } from './find-plates.js'
import type { Identifier } from './identifier.js'
import { findNumberRuns } from './number-runs.js'
import { digitsSaid } from './number-words.js'
import type { Token } from './text-tokens.js'

/** Numbers to call, and numbers that stand for somebody: student ids, accounts, cases, social security, plates of cars. */
export function findNumbers(text: string, tokens: readonly Token[]): Identifier[] {
  if (!/\d/.test(text) && !tokens.some(({ word }) => digitsSaid(word) > 0)) return []
  return [
    ...findPhones(text, tokens, findNumberRuns(tokens)),
    // First: of two that are the same, the first stays.
    ...findPlates(text, tokens),
    ...findIds(text, tokens),
  ]
}
