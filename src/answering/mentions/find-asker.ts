import type { Asker } from '../../directory/contacts/choose-person.js'
import type { MentionText, MentionWords } from '../../platform/text/mention-text.js'
import { wordSet } from '../../platform/text/word-set.js'
import { findLanguage } from './find-language.js'
import { findSaidName } from './find-said-name.js'
import type { MentionIndex } from './mention-index.js'
import type { IsOrdinary } from './ordinary-words.js'

/** Facts about the family, to choose among several people who answer; null for unknown. */
export type AskerHints = Pick<Asker, 'grade' | 'lastName' | 'route'> & { language: string | null }

/**
 * Finds the facts for choosing the right counselor or clerk.
 * @param grade from `findPlace`
 */
export function findAsker(
  text: MentionText,
  index: MentionIndex,
  grade: string | null,
  lang: string,
): AskerHints {
  const lastName = findSaidName(typedText(text), lang) ?? findLastName(text, index.isOrdinary)
  return { grade, lastName, language: findLanguage(text), route: findRoute(text) }
}

function typedText({ words }: MentionText): string {
  return words.map(({ gap, raw }) => gap + raw).join('')
}

/** Before "last name" when asking for a counselor or clerk by it. */
const asksFor = wordSet(
  'for counselor counselors secretary registrar clerk dean student students consejera consejero para con secretaria',
)
const links = wordSet(
  'is starts start begins begin with letter as es empieza comienza con la letra de inicia por the a',
)
const notNames = wordSet(
  `is was are wrong changed change changes different correct spelled misspelled spelling and or on in at not has on
  but to for of his her my our their your because so that who which same mal esta cambio cambiar correcto no y que en
  equivocado diferente first name names alphabetical range assigned counselor list field box form`,
)

const buses = wordSet('bus route ruta autobus camion')
const numberWords = wordSet('number no num numero route ruta')
const counted = wordSet(
  'min mins minute minutes minuto minutos hour hours hora horas am pm times veces days dias kids ninos',
)

/** The number after "bus" or "route"; not "bus 10 minutes late" or "bus 7:30". */
function findRoute({ words }: MentionText): string | null {
  for (let at = 0; at < words.length; at++) {
    if (!buses.has(words[at]!.word)) continue
    const number = words[numberWords.has(words[at + 1]?.word ?? '') ? at + 2 : at + 1]
    const next = number && words[words.indexOf(number) + 1]
    const isTime = next !== undefined && (next.gap.startsWith(':') || counted.has(next.word))
    if (number && /^\d{1,4}$/.test(number.word) && !isTime) return String(Number(number.word))
  }
  return null
}

/** The student's last name, or its first letter, after "last name" or "apellido". */
function findLastName({ words }: MentionText, isOrdinary: IsOrdinary): string | null {
  for (let at = 0; at < words.length; at++) {
    const length = phraseLength(words, at)
    if (length === 0 || isChange(words, at)) continue
    const name = nameFrom(words, at, at + length, isOrdinary)
    if (name) return name
  }
  return null
}

function phraseLength(words: MentionWords, at: number): number {
  const { word } = words[at]!
  if (word === 'surname' || word === 'apellido' || word === 'apellidos' || word === 'lastname') return 1
  return (word === 'last' || word === 'family') && words[at + 1]?.word === 'name' ? 2 : 0
}

/** "I want to change her last name to Smith": not the name yet. */
function isChange(words: MentionWords, at: number): boolean {
  const before = words.slice(Math.max(0, at - 5), at)
  return before.some(({ word }) => /^(?:chang\w*|correct\w*|cambi\w*|corregir|misspel\w*|maiden)$/.test(word))
}

function nameFrom(words: MentionWords, phrase: number, start: number, isOrdinary: IsOrdinary): string | null {
  let at = start
  while (at < Math.min(words.length, start + 5) && links.has(words[at]!.word) && !isLastLetter(words, at))
    at++
  const name = words[at]
  if (!name || words.slice(start, at + 1).some(({ gap }) => /[.!?,;(]/.test(gap))) return null
  if (notNames.has(name.word) || !/^\p{L}+$/u.test(name.word)) return null
  const linked = at > start || name.gap.includes(':') || asksFor.has(words[phrase - 1]?.word ?? '')
  return isName(words, at, linked, isOrdinary) ? name.raw.replace(/['’]s$/i, '') : null
}

/** A capital or a single letter marks a name; in lower case it must end the clause and not be an ordinary word. */
function isName(words: MentionWords, at: number, linked: boolean, isOrdinary: IsOrdinary): boolean {
  const { raw, word } = words[at]!
  if (word.length === 1) return linked || raw !== word
  if (/^\p{Lu}/u.test(raw)) return true
  const next = words[at + 1]
  const ends = !next || /[.,;!?)]/.test(next.gap) || /^(?:who|which|whats|quien|cual)$/.test(next.word)
  return ends && (!isOrdinary(word) || asksFor.has(words[at - 3]?.word ?? '') || words[at]!.gap.includes(':'))
}

/** "last name A", "starts with a"; not "last name is a …". */
function isLastLetter(words: MentionWords, at: number): boolean {
  const ends = at === words.length - 1 || /[.,;!?]/.test(words[at + 1]!.gap)
  return words[at]!.word === 'a' && ends
}
