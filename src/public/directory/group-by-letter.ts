import { letterOf } from './letter-of.js'

/** Items that begin with one letter. */
export interface LetterGroup<T> {
  /** The heading: `A`, `Ñ`, `ㄱ`, or `0–9` for every digit. */
  letter: string
  /** Id of the heading: `letter-a`. */
  id: string
  /** The same in an address: `a`. */
  slug: string
  items: T[]
}

/**
 * Groups items by first letter, in a language's alphabet: É is under E, but in Spanish Ñ is not under N. Ignores signs
 * before the first letter, such as `¿`.
 */
export function groupByLetter<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  language: string,
): LetterGroup<T>[] {
  const order = new Intl.Collator(language, { numeric: true })
  const alphabet = new Intl.Collator(language, { sensitivity: 'base' })
  const groups = new Map<string, LetterGroup<T>>()
  let last: LetterGroup<T> | undefined
  const named = items.map((item) => ({ item, name: fromFirstLetter(nameOf(item)) }))
  for (const { item, name } of named.sort((a, b) => order.compare(a.name, b.name))) {
    const letter = letterOf(name, alphabet, language)
    const isSame = last !== undefined && alphabet.compare(last.letter, letter) === 0
    last = isSame ? last! : (groups.get(letter) ?? { ...letterNamed(letter), items: [] })
    groups.set(last.letter, last)
    last.items.push(item)
  }
  // Chinese characters come before Latin letters, though both are under A to Z.
  return [...groups.values()].sort((a, b) => order.compare(a.letter, b.letter))
}

function letterNamed(letter: string): Omit<LetterGroup<never>, 'items'> {
  const slug = letter.charAt(0).toLowerCase()
  return { letter, slug, id: `letter-${slug}` }
}

function fromFirstLetter(name: string): string {
  return name.replace(/^[^\p{L}\p{N}]+/u, '')
}
