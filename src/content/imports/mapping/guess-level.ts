import { allMatches } from '../../../platform/text/all-matches.js'
import { plainText } from '../../../platform/text/plain-text.js'
import { readWrittenGrades } from '../../rows/written-grades.js'

/** The level of a school by its name, or else by its last grade; empty if neither tells. */
export function guessLevel(text: string, grades: string): string {
  const plain = plainText(text)
  if (/\b(?:elementary|primary|elem|es)\b|\bel$/.test(plain)) return 'elementary'
  const says = (words: RegExp) => words.test(plain)
  // A junior high is a middle school; one for both has older students, too.
  if (says(/\b(?:jr|junior|middle)\b/) && says(/\b(?:sr|senior)\b|\bmiddle\W+high\b/)) return 'high'
  if (/\b(?:middle|intermediate|junior|jr|ms)\b/.test(plain)) return 'middle'
  if (/\b(?:high|senior|hs)\b/.test(plain)) return 'high'
  const read = readWrittenGrades(grades) ?? grades
  const last = allMatches(read, /\d+/g).at(-1)?.[0]
  if (!last) return /[PK]/i.test(read) ? 'elementary' : ''
  return Number(last) > 8 ? 'high' : Number(last) > 5 ? 'middle' : 'elementary'
}
