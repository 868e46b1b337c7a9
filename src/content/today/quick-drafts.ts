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

/** For all schools, from now until the end of the day. */
export function quickDraft(line: QuickLine, language: Language): TodayDraft {
  const everywhere = { schools: [], from: null, until: null, closesOffices: false }
  return line === 'buses'
    ? { ...everywhere, kind: 'other', texts: quickSentences(line, language) }
    : { ...everywhere, kind: line, texts: {} }
}

/** The line as an admin reads it. */
export function quickLabel(line: QuickLine, lang: string, language: Language): string {
  const sentences = quickSentences(line, language)
  return sentences[lang] ?? sentences[mainLanguage] ?? line
}
