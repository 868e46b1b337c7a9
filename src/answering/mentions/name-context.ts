import type { MentionWord } from '../../platform/text/mention-text.js'
import type { MentionIndex } from './mention-index.js'
import { familyWords, isTitle } from './titles.js'

/** "Kevin Alvarez", when the listed Alvarez has another first name: a different person. */
export function isOtherPerson(
  words: readonly MentionWord[],
  start: number,
  { people, isOrdinary }: MentionIndex,
): boolean {
  const before = words[start - 1]
  if (!before || words[start]!.gap !== ' ' || isTitle(before.word) || before.possessive) return false
  const isName = /^\p{Lu}\p{Ll}/u.test(before.raw) || people.byFirst.has(before.word)
  return isName && !isOrdinary(before.word)
}

/** The child's or the asker's own name: "my son Diego", "my son Diego Martinez", "this is Luz Alvarez". */
export function isFamilyMember(
  words: readonly MentionWord[],
  start: number,
  { isOrdinary }: MentionIndex,
): boolean {
  if (followsFamily(words, start)) return true
  const before = words[start - 1]
  if (!before || isTitle(before.word) || !/^\s$/.test(words[start]!.gap)) return false
  return (before.capital || !isOrdinary(before.word)) && followsFamily(words, start - 1)
}

/** "our neighbor is Mrs. Tran", "this is Mr. Okafor": titled, but not staff. */
export function isOutsider(words: readonly MentionWord[], start: number): boolean {
  const before = words.slice(Math.max(0, start - 2), start).map(({ word }) => word)
  return before.some((word) => /^(?:neighbou?rs?|vecin[oa]s?)$/.test(word)) || before.join(' ') === 'this is'
}

const introductions =
  /(?:name is|this is|last name|apellido es|nombre es|me llamo|se llama|starts with|begins with|empieza con)$/

function followsFamily(words: readonly MentionWord[], start: number): boolean {
  const before = words.slice(Math.max(0, start - 3), start)
  const last = before.at(-1)
  if (!last) return false
  return (
    (familyWords.has(last.word) && !last.possessive) ||
    introductions.test(before.map(({ word }) => word).join(' '))
  )
}
