// Separators of clauses: punctuation, and the plain words that join two sentences.
const between =
  /[.!?;:\n…。！？；؟]+|,\s|[，、،]|\s(?:and|but|because|then|so|y|pero|porque|et|mais|e|mas|и|но)\s/iu

/** Less than three words tell nothing by themselves, but in scripts that leave no space between words. */
const minWords = 3
const unspaced = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]/u

/** Enough for 2,000 characters as people write; the rest is read with the whole. */
const maxClauses = 30

/** A clause as people dictate goes on without a mark: it is read in stretches of this many words, too, each half over the last. */
const stretch = 8

/**
 * The clauses of a text, each of which may tell of danger in the middle of a calm story. None where there is but one.
 * @param inStretches whether long clauses are read in stretches, too
 */
export function clausesOf(text: string, inStretches: boolean): string[] {
  const clauses = text
    .split(between)
    .map((clause) => clause.trim())
    .filter((clause) => unspaced.test(clause) || clause.split(' ').length >= minWords)
  const read = inStretches ? clauses.concat(clauses.flatMap(stretchesOf)) : clauses
  return read.length > 1 ? read.slice(0, maxClauses) : []
}

/** None of a clause that is hardly longer than one. */
function stretchesOf(clause: string): string[] {
  const words = clause.split(' ')
  if (words.length <= stretch * 1.5) return []
  const step = stretch / 2
  return Array.from({ length: Math.ceil(words.length / step) - 1 }, (_, i) =>
    words.slice(i * step, i * step + stretch).join(' '),
  )
}
