import { join } from 'node:path'
import { mainLanguage } from '../../paths/paths.js'
import { sayRowFault } from '../../platform/files/row-fault.js'
import type { Platform } from '../../platform/open-platform.js'
import { fromRoot } from '../../platform/root.js'
import { addShippedTranslations } from './add-shipped-translations.js'
import { translatedLanguages } from './translation-editor.js'

/** The folders of translations: the district's seed folder first, then the service's own. */
export function translationFolders(seedFolder: string | null): string[] {
  const folders = [...(seedFolder ? [seedFolder] : []), fromRoot('seeds')]
  return [...new Set(folders)].map((folder) => join(folder, 'translations'))
}

/**
 * Adds the translations that came with this version, in the languages on offer. Faulty files are logged: the pages are
 * then in English where a translation is missing.
 * @param seedFolder the district's; null for none
 */
export function bringTranslations(
  { database, language, log }: Pick<Platform, 'database' | 'language' | 'log'>,
  seedFolder: string | null,
): void {
  const languages = translatedLanguages(language.offered)
  const { written, faults } = addShippedTranslations(database, translationFolders(seedFolder), languages)
  if (written > 0) log.info({ written }, 'Translations added')
  const english = language.speech(mainLanguage)
  for (const fault of faults) log.warn({ fault: sayRowFault(fault, english) }, 'Translations were not added')
}
