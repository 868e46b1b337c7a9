import type { Speech } from '../../platform/language/language.js'

/** The effect of a form on a list of phrases; null for none. */
export interface PhrasesDone {
  added: number | null
  already: number | null
  removed: number | null
}

/** @returns null for no effect */
export function sayPhrasesDone({ added, already, removed }: PhrasesDone, { t }: Speech): string | null {
  const parts = [
    added !== null && t('phrasings.added', { count: added }),
    added && t('phrasings.newFirst'),
    already && t('phrasings.already', { count: already }),
    removed !== null && t('phrasings.removed', { count: removed }),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : null
}
