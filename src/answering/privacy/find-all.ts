import { allMatches } from '../../platform/text/all-matches.js'
import type { Identifier, IdentifierKind } from './identifier.js'

/** Every place where a pattern fits: its first group where it has one that took part, else all of it. */
export function findAll(text: string, pattern: RegExp, kind: IdentifierKind): Identifier[] {
  return allMatches(text, pattern).map((match) => {
    const inner = match[1]
    const from = inner === undefined ? match.index : match.index + match[0].lastIndexOf(inner)
    return { kind, from, to: from + (inner ?? match[0]).length }
  })
}
