import { allMatches } from '../../platform/text/all-matches.js'
import type { MentionWords } from '../../platform/text/mention-text.js'
import { type GradePhrase, gradePhrases, gradesWithin } from './grade-phrases.js'
import type { NamedGrade } from './named-grade.js'

const longest = 6

/** Digits of Arabic and Persian, from 0 on. */
const easternDigits = /[\u0660-\u0669\u06f0-\u06f9]/gu

/** The grades that begin at a word, in one of ten languages; several only where words are written together. */
export function findSaidGrades(words: MentionWords, start: number, lang: string): NamedGrade[] {
  const phrases = gradePhrases[lang]
  if (phrases) {
    const text = clauseFrom(words, start)
    const found = phrases.flatMap((each) => readPhrase(each, each.said.exec(text)) ?? [])
    return found.slice(0, 1)
  }
  const text = gradesWithin[lang] ? joinedFrom(words, start) : ''
  const before = words.slice(Math.max(0, start - 1), start).map(({ word }) => `${word} `)
  return (gradesWithin[lang] ?? []).flatMap((each) =>
    allMatches(`${before.join('')}${text}`, each.said)
      .filter(({ index }) => index >= before.join('').length)
      .flatMap((match) => readPhrase(each, match) ?? []),
  )
}

function readPhrase(
  { numbers = {}, after = 0, grade }: GradePhrase,
  match: RegExpExecArray | null,
): NamedGrade | null {
  if (!match) return null
  const length = match[0].split(' ').length
  if (grade !== undefined) return { grade, length }
  const said = match.groups?.n ?? ''
  const number = (numbers[said] ?? Number(said)) + after
  return number >= 1 && number <= 12 ? { grade: String(number), length } : null
}

/** A few words, up to the end of the clause. */
function clauseFrom(words: MentionWords, start: number): string {
  const next = words.slice(start, start + longest)
  const end = next.findIndex(({ gap }, i) => i > 0 && /[.!?;:،؟]\s|,/.test(gap))
  return joined(end < 0 ? next : next.slice(0, end))
}

/** A word, with the next one if that only counts its grade: "3 학년". */
function joinedFrom(words: MentionWords, start: number): string {
  const next = words[start + 1]
  return joined(next && /^\d+$/.test(words[start]!.word) ? [words[start]!, next] : [words[start]!])
}

function joined(words: MentionWords): string {
  return words
    .map(({ word }) => word.replace(easternDigits, (digit) => String(digit.codePointAt(0)! & 15)))
    .join(' ')
}
