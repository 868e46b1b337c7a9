import { englishHash } from '../../directory/model/translations.js'
import type { StoredTranslation, Translatable } from './translation-store.js'

/**
 * How far a translation is, the most work first. `changed`: its English changed since. `own`: the district wrote the words
 * in the form of the topic, office or line. `english`: somebody decided to show the English.
 */
export const translationStates = ['changed', 'missing', 'unchecked', 'checked', 'own', 'english'] as const

export type TranslationState = (typeof translationStates)[number]

/** @param stored null for none */
export function translationState(
  { kind, english, own }: Translatable,
  lang: string,
  stored: StoredTranslation | null,
): TranslationState {
  if (own[lang]) return 'own'
  if (!stored) return 'missing'
  if (Object.keys(stored.words).length === 0) return 'english'
  if (stored.english !== englishHash(kind, english)) return 'changed'
  return stored.checkedBy === null ? 'unchecked' : 'checked'
}
