/** What begins with one letter. */
export interface LetterGroup<T> {
  /** As the heading shows it: `A`, `Ñ`, or `0–9` for every digit. */
  letter: string
  /** Of the heading, to jump to: `letter-a`. */
  id: string
  items: T[]
}

/**
 * Items under their first letters, in the alphabet of a language: É stands under E, in Spanish Ñ does not under N.
 * What stands before the first letter, such as `¿`, counts for nothing.
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

/**
 * Links to the pages of a long list on which each letter begins.
 * @param to the address of a page; 1 is the first
 */
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
