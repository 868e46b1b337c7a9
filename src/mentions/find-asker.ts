import type { Asker } from '../directory/choose-person.js'
import { findLanguage } from './find-language.js'
import type { MentionText } from './mention-text.js'
import { wordSet } from './word-set.js'

/** What a concern tells of the family, to choose among several who answer. Null for what it does not tell. */
export type AskerHints = Omit<Asker, 'language'> & { language: string | null }

/**
 * Finds what helps to choose the right counselor or clerk.
 * @param grade as found by `findPlace`
 */
export function findAsker(text: MentionText, grade: string | null): AskerHints {
  return { grade, lastName: findLastName(text), language: findLanguage(text) }
}

const links = wordSet(
  'is starts start begins begin with letter as es empieza comienza con la letra de inicia por the a',
)
const notNames = wordSet(
  `is was are wrong changed change changes different correct spelled misspelled spelling and or on in at not has on
  but to for of his her my our their your because so that who which same mal esta cambio cambiar correcto no y que en
  equivocado diferente first name names alphabetical range assigned counselor list field box form`,
)

/** The student's last name, or its first letter, where the concern says "last name" or "apellido". */
function findLastName({ words }: MentionText): string | null {
  for (let at = 0; at < words.length; at++) {
    const length = phraseLength(words, at)
    if (length === 0 || isChange(words, at)) continue
    const name = nameFrom(words, at + length)
    if (name) return name
  }
  return null
}

function phraseLength(words: MentionText['words'], at: number): number {
  const { word } = words[at]!
  if (word === 'surname' || word === 'apellido' || word === 'apellidos' || word === 'lastname') return 1
  return (word === 'last' || word === 'family') && words[at + 1]?.word === 'name' ? 2 : 0
}

/** "I want to change her last name to Smith": it is another one still. */
function isChange(words: MentionText['words'], at: number): boolean {
  const before = words.slice(Math.max(0, at - 5), at)
  return before.some(({ word }) => /^(?:chang\w*|correct\w*|cambi\w*|corregir|misspel\w*|maiden)$/.test(word))
}

function nameFrom(words: MentionText['words'], start: number): string | null {
  let at = start
  while (at < words.length && at < start + 4 && links.has(words[at]!.word) && !isLetter(words, at, start)) {
    if (/[.!?]/.test(words[at]!.gap)) return null
    at++
  }
  const name = words[at]
  if (!name || /[.!?]/.test(name.gap) || notNames.has(name.word) || !/^\p{L}+$/u.test(name.word)) return null
  // Behind "is" anything may stand; a name has a capital there, unless the text has none.
  const direct = at === start || /^[A-Z]/.test(name.raw) || name.word.length === 1 || at === words.length - 1
  return direct ? name.raw.replace(/['’]s$/i, '') : null
}

/** "last name A" ends with the letter; "last name is a …" does not. */
function isLetter(words: MentionText['words'], at: number, start: number): boolean {
  const last = at === words.length - 1 || /[.,;!?]/.test(words[at + 1]!.gap)
  return words[at]!.word === 'a' && (last || at === start || words[at - 1]!.word === 'with')
}
