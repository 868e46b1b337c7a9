import { allMatches } from '../../platform/text/all-matches.js'
import type { Identifier, IdentifierKind } from './identifier.js'

/** Every match of a pattern: its first group if that took part, else the whole match. */
export function findAll(text: string, pattern: RegExp, kind: IdentifierKind): Identifier[] {
  return allMatches(text, pattern).map((match) => {
    const inner = match[1]
    const from = inner === undefined ? match.index : match.index + match[0].lastIndexOf(inner)
    return { kind, from, to: from + (inner ?? match[0]).length }
  })
}
