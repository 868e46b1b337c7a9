import { mainLanguage } from '../../paths/paths.js'
import type { Language } from '../../platform/language/language.js'
import { readySentences, type TodayDraft, translatedSentences } from './read-today-draft.js'

/** Lines that one click posts, the most frequent ones. */
export const quickLines = ['closure', 'delay', 'buses'] as const

export type QuickLine = (typeof quickLines)[number]

/** Its sentence by language; always in English. */
export function quickSentences(line: QuickLine, language: Language): Record<string, string> {
  if (line !== 'buses') return readySentences(line, true, language)
  return translatedSentences((code) => language.speech(code).t('today.ready.buses'), language)
}

/** From now until the end of the day. @param schools slugs; empty for all schools */
export function quickDraft(line: QuickLine, schools: readonly string[], language: Language): TodayDraft {
  const today = { schools, from: null, until: null, closesOffices: false }
  return line === 'buses'
    ? { ...today, kind: 'other', texts: quickSentences(line, language) }
    : { ...today, kind: line, texts: {} }
}

/** The line as an admin reads it. */
export function quickLabel(line: QuickLine, lang: string, language: Language): string {
  const sentences = quickSentences(line, language)
  return sentences[lang] ?? sentences[mainLanguage] ?? line
}
