import type { Level } from '../../directory/model/topic.js'
import type { MentionText, MentionWords } from '../../platform/text/mention-text.js'
import { wordSet } from '../../platform/text/word-set.js'
import type { SchoolMention } from './find-school.js'
import { ageNumbers } from './grade-words.js'

/** A grade's level, as most US districts divide them. */
export function levelOfGrade(grade: string): Level {
  const number = Number(grade)
  return !(number > 5) ? 'elementary' : number <= 8 ? 'middle' : 'high'
}

/** Levels in words ("middle schooler") or by age ("my 6 year old"), outside school names. */
export function findLevels({ words }: MentionText, lang: string, schools: readonly SchoolMention[]): Level[] {
  const inName = new Set(schools.flatMap(({ start, length }) => Array.from({ length }, (_, i) => start + i)))
  return words.flatMap((_, at) =>
    inName.has(at) ? [] : (levelAt(words, at, lang) ?? ageLevel(words, at) ?? []),
  )
}

const schoolWords = wordSet('school schools schooler schoolers schol')

const single: Readonly<Record<string, Level>> = {
  elementary: 'elementary',
  elementry: 'elementary',
  elem: 'elementary',
  gradeschool: 'elementary',
  middleschool: 'middle',
  middleschooler: 'middle',
  highschool: 'high',
  highschooler: 'high',
  hs: 'high',
}

const singleInSpanish: Readonly<Record<string, Level>> = {
  ...single,
  primaria: 'elementary',
  intermedia: 'middle',
  secundaria: 'middle',
  preparatoria: 'high',
  prepa: 'high',
}

function levelAt(words: MentionWords, at: number, lang: string): Level | null {
  const { word } = words[at]!
  const alone = lang === 'en' ? single : singleInSpanish
  if (Object.hasOwn(alone, word)) return alone[word]!
  const next = words[at + 1]
  if (!next || /[.,;:!?]/.test(next.gap)) return null
  if (/^(?:middle|high|grade|primary)$/.test(word) && schoolWords.has(next.word))
    return word === 'middle' ? 'middle' : word === 'high' ? 'high' : 'elementary'
  if (/^(?:junior|jr)$/.test(word) && next.word === 'high') return 'middle'
  if (word === 'senior' && next.word === 'high') return 'high'
  return word === 'escuela' && /^(?:media|elemental)$/.test(next.word)
    ? next.word === 'media'
      ? 'middle'
      : 'elementary'
    : null
}

const family = wordSet(
  'my our son daughter child kid grandson granddaughter boy girl is turned turns with mi hijo hija nieto nieta nino nina',
)

/** "my 6 year old", "8yo", "tiene 9 años": school ages only. */
function ageLevel(words: MentionWords, at: number): Level | null {
  const { word } = words[at]!
  const glued = /^(\d{1,2})(?:yo|yr|yrs)$/.exec(word)
  const age = glued
    ? Number(glued[1])
    : (ageNumbers.get(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : Number.NaN))
  if (!(age >= 4 && age <= 18) || !(glued || isAge(words, at))) return null
  return age <= 10 ? 'elementary' : age <= 13 ? 'middle' : 'high'
}

function isAge(words: MentionWords, at: number): boolean {
  const [next, after] = [words[at + 1]?.word ?? '', words[at + 2]?.word ?? '']
  const before = words.slice(Math.max(0, at - 4), at).map(({ word }) => word)
  if (/^(?:year|years|yr|yrs|y)$/.test(next) && /^(?:old|olds|o)$/.test(after))
    return !/^(?:are|its|building)$/.test(before.at(-1) ?? '')
  if (next === 'yo') return true
  if (before.at(-1) === 'age' || before.at(-1) === 'aged') return true
  return (
    /^(?:ano|anos|anitos)$/.test(next) &&
    /^(?:de|tiene|cumple|cumplio)$/.test(before.at(-1) ?? '') &&
    isFamily(before)
  )
}

function isFamily(before: readonly string[]): boolean {
  return before.at(-1) !== 'de' || before.some((word) => family.has(word))
}
