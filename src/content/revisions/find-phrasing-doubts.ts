import type { Identifier, IdentifierKind } from '../../answering/privacy/identifier.js'
import { eachInSlices, type Slices } from '../../platform/threads/slices.js'

/** Details that are never kept in a phrasing. Names and places are also taken for ones that they are not. */
const neverKept: readonly IdentifierKind[] = ['phone', 'email', 'id', 'birth date', 'plate']

/** A phrasing to add. */
export interface NewPhrasing {
  text: string
  /** BCP 47. */
  lang: string
  /** Slug. */
  topic: string
}

/**
 * A reason to stop a phrasing. `tells`: it holds a number or address of somebody, which is never added. `names`: it may
 * name somebody. `elsewhere`: another topic answers it now. A person may confirm the last two.
 */
export interface PhrasingDoubt {
  key: 'tells' | 'names' | 'elsewhere'
  text: string
  /** The details found. */
  words: string
  /** Slug of the other topic. */
  other: string
}

export interface DoubtTools<T extends NewPhrasing = NewPhrasing> {
  identifiersIn(text: string): Identifier[]
  /** Slug of another topic that has the phrasing; null for none. */
  topicWith(phrasing: T): string | null
}

/** @returns at most one doubt for each phrasing, the worst. Takes about a millisecond for each */
export function* findPhrasingDoubts<T extends NewPhrasing>(
  added: readonly T[],
  tools: DoubtTools<T>,
): Slices<PhrasingDoubt[]> {
  const doubts: PhrasingDoubt[] = []
  const note = (phrasing: T) => {
    const doubt = findDoubt(phrasing, tools)
    if (doubt) doubts.push(doubt)
  }
  yield* eachInSlices(added, note, 1)
  return doubts
}

function findDoubt<T extends NewPhrasing>(
  phrasing: T,
  { identifiersIn, topicWith }: DoubtTools<T>,
): PhrasingDoubt | null {
  const { text } = phrasing
  const found = identifiersIn(text)
  const never = found.filter(({ kind }) => neverKept.includes(kind))
  if (never.length > 0) return { key: 'tells', text, words: wordsOf(text, never), other: '' }
  if (found.length > 0) return { key: 'names', text, words: wordsOf(text, found), other: '' }
  const other = topicWith(phrasing)
  return other === null ? null : { key: 'elsewhere', text, words: '', other }
}

/** A first and a last name are found one by one, and read as one. */
function wordsOf(text: string, found: readonly Identifier[]): string {
  const parts: { from: number; to: number }[] = []
  for (const { from, to } of found) {
    const last = parts.at(-1)
    if (last && text.slice(last.to, from).trim() === '') last.to = to
    else parts.push({ from, to })
  }
  return [...new Set(parts.map(({ from, to }) => text.slice(from, to)))].join(', ')
}
