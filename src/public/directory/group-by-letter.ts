/** Items that begin with one letter. */
export interface LetterGroup<T> {
  /** The heading: `A`, `Ñ`, or `0–9` for every digit. */
  letter: string
  /** Id of the heading: `letter-a`. */
  id: string
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
  const groups: LetterGroup<T>[] = []
  const named = items.map((item) => ({ item, name: fromFirstLetter(nameOf(item)) }))
  for (const { item, name } of named.sort((a, b) => order.compare(a.name, b.name))) {
    const letter = letterOf(name, alphabet, language)
    const last = groups.at(-1)
    if (last && alphabet.compare(last.letter, letter) === 0) last.items.push(item)
    else groups.push({ letter, id: `letter-${letter.charAt(0).toLowerCase()}`, items: [item] })
  }
  return groups
}

/** Links to the page of a long list where each letter begins. @param to the address of a page; 1 is the first */
export function letterLinks<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  language: string,
  perPage: number,
  to: (page: number) => string,
): { letter: string; href: string }[] {
  let before = 0
  return groupByLetter(items, nameOf, language).map(({ letter, id, items: { length } }) => {
    const page = Math.floor(before / perPage) + 1
    before += length
    return { letter, href: `${to(page)}#${id}` }
  })
}

function fromFirstLetter(name: string): string {
  return name.replace(/^[^\p{L}\p{N}]+/u, '')
}

function letterOf(name: string, alphabet: Intl.Collator, language: string): string {
  const first = ([...name][0] ?? '').toLocaleUpperCase(language)
  if (/\p{N}/u.test(first)) return '0–9'
  const plain = first.normalize('NFD').charAt(0)
  return alphabet.compare(plain, first) === 0 ? plain : first
}
