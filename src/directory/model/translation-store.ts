import type { Database } from '../../platform/database/open-database.js'
import { translations } from '../../platform/database/translation-schema.js'
import { collectTranslations, type Translations } from './translations.js'

/** Every translation, for display. */
export function readTranslations(database: Pick<Database, 'select'>): Translations {
  const { kind, owner, lang, words, english } = translations
  return collectTranslations(database.select({ kind, owner, lang, words, english }).from(translations).all())
}
