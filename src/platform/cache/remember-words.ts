/** Shorter pieces of a text are copies of their own. */
const minSliced = 13

/**
 * Remembers what is made of each word: a map alone, since keeping the order of use takes longer than what is made. When full, it
 * begins anew.
 * @param make pure
 */
export function rememberWords<Made>(max: number, make: (word: string) => Made): (word: string) => Made {
  let known = new Map<string, Made>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const made = make(word)
    if (known.size >= max) known = new Map()
    known.set(asOwn(word), made)
    return made
  }
}

/** A copy: a long word that is a piece of a text would keep the whole text in memory. */
export function asOwn(word: string): string {
  return word.length < minSliced ? word : ` ${word}`.slice(1)
}
