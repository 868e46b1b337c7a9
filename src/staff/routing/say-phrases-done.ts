import type { Speech } from '../../platform/language/language.js'

/** What a form has done to a list of phrases; null for what it did not do. */
export interface PhrasesDone {
  added: number | null
  already: number | null
  removed: number | null
}

/** @returns null for nothing */
export function sayPhrasesDone({ added, already, removed }: PhrasesDone, { t }: Speech): string | null {
  const parts = [
    added !== null && t('phrasings.added', { count: added }),
    added && t('phrasings.newFirst'),
    already && t('phrasings.already', { count: already }),
    removed !== null && t('phrasings.removed', { count: removed }),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : null
}
