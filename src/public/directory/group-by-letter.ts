/** Items that begin with one letter. */
export interface LetterGroup<T> {
  /** The heading: `A`, `Ñ`, or `0–9` for every digit. */
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
  const groups: LetterGroup<T>[] = []
  const named = items.map((item) => ({ item, name: fromFirstLetter(nameOf(item)) }))
  for (const { item, name } of named.sort((a, b) => order.compare(a.name, b.name))) {
    const letter = letterOf(name, alphabet, language)
    const last = groups.at(-1)
    if (last && alphabet.compare(last.letter, letter) === 0) last.items.push(item)
    else groups.push({ ...letterNamed(letter), items: [item] })
  }
  return groups
}

function letterNamed(letter: string): Omit<LetterGroup<never>, 'items'> {
  const slug = letter.charAt(0).toLowerCase()
  return { letter, slug, id: `letter-${slug}` }
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
