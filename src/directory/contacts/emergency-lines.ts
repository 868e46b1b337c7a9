import type { CrisisLine } from '../model/crisis-line-store.js'
import { inLanguage, isInEnglish } from '../model/in-language.js'
import { missingNationalLines } from './national-lines.js'
import type { EmergencyLine } from './resolved-contact.js'

const maxLines = 5

export interface EmergencyQuestion {
  kinds: readonly string[]
  level: 'now' | 'support'
  /** BCP 47. */
  language: string
}

/**
 * The lines to show for a danger, most urgent first, at most five: 911 for `now`, then lines for its kinds, then
 * general ones. Distress always gets 988, even where a district lists no line for it. Falls back to the national lines, so never
 * empty.
 * @param lines all of the district's, in order
 */
export function emergencyLines(lines: readonly CrisisLine[], question: EmergencyQuestion): EmergencyLine[] {
  const { kinds, level, language } = question
  const spoken = inThisLanguage([...lines, ...missingNationalLines(lines)], language)
  const open = spoken.filter((line) => line.level === level || line.level === 'both')
  const forAny = (line: CrisisLine) => line.kinds.includes('any')
  const first = open.filter((line) => level === 'now' && line.call === '911')
  const fits = (line: CrisisLine) =>
    line.kinds.some((kind) => kinds.includes(kind)) || (line.call === '988' && kinds.includes('distress'))
  const fitting = open.filter(fits)
  const found = [...new Set([...first, ...fitting, ...open.filter(forAny)])].slice(0, maxLines)
  return found.map((line) => present(line, language))
}

/** Every line, for the page of all help: 911, the district's lines, then the national ones. */
export function allEmergencyLines(lines: readonly CrisisLine[], language: string): EmergencyLine[] {
  const spoken = inThisLanguage([...lines, ...missingNationalLines(lines)], language)
  const urgent = spoken.filter(({ id, call }) => id === '911' && call === '911')
  return [...new Set([...urgent, ...spoken])].map((line) => present(line, language))
}

/** Lines in the language, and English ones without a variant in it (`crisis-text` and `crisis-text-es`). */
function inThisLanguage(lines: readonly CrisisLine[], language: string): CrisisLine[] {
  const base = language.split('-')[0] ?? language
  const ids = new Set(lines.map((line) => line.id))
  return lines.filter(
    (line) =>
      line.languages.includes(base) || (line.languages.includes('en') && !ids.has(`${line.id}-${base}`)),
  )
}

function present({ id, call, sms, smsText, words }: CrisisLine, language: string): EmergencyLine {
  const { name, text } = inLanguage(words, language)
  const line = { id, name, call, sms, smsText, text }
  return isInEnglish(words, language) ? { ...line, inEnglish: true } : line
}
