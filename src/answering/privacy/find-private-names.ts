import { addBesideNames } from './add-beside-names.js'
import { addRestOfNames } from './add-rest-of-names.js'
import { findInitials } from './find-initials.js'
import type { Identifier } from './identifier.js'
import { isName } from './is-name.js'
import type { NameWord } from './locate-name-words.js'
import { hasOwnArticle } from './sure-name-contexts.js'
import type { WordKnowledge } from './word-knowledge.js'

/**
 * Names of people who are not listed staff. Errs toward names: words unknown to dictionaries and the catalog, names
 * that are not words, and any word that its context or a capital letter marks as a name.
 * @param tagged indexes of words that the tagger takes for names
 */
export function findPrivateNames(
  text: string,
  words: readonly NameWord[],
  tagged: ReadonlySet<number>,
  knowledge: WordKnowledge,
): Identifier[] {
  if (words.length === 0) return []
  const names = new Set(tagged)
  for (let at = 0; at < words.length; at++)
    if (!names.has(at) && isName(words, at, names, knowledge)) names.add(at)
  addBesideNames(words, names, knowledge)
  addRepeated(words, names, knowledge)
  addRestOfNames(words, names, knowledge)
  for (const at of [...names]) if (hasOwnArticle(words, at)) names.add(at - 1)
  const found = [...names].map((at) => ({
    kind: 'name' as const,
    from: words[at]!.from,
    to: endOf(words[at]!),
  }))
  return [...found, ...findInitials(text)]
}

/** A word once found as a name is a name again, if written alike. */
function addRepeated(words: readonly NameWord[], names: Set<number>, knowledge: WordKnowledge): void {
  const found = new Set<string>()
  for (const at of names) {
    const { word, capitalized } = words[at]!
    if (word.length > 3 && word !== 'will') found.add(spelled(word, capitalized))
  }
  if (found.size === 0) return
  words.forEach(({ word, capitalized, isPublic }, at) => {
    if (names.has(at) || isPublic || !found.has(spelled(word, capitalized))) return
    if (!words[at - 1]?.article && !knowledge.isLink(word)) names.add(at)
  })
}

const spelled = (word: string, capitalized: boolean) => (capitalized ? `^${word}` : word)

/** Without the possessive ending. */
function endOf({ to, possessive }: NameWord): number {
  return possessive ? to - 2 : to
}
