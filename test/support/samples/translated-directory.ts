import { addShippedTranslations } from '../../../src/content/translations/add-shipped-translations.js'
import { type DirectorySnapshot, readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { fromRoot } from '../../../src/platform/root.js'
import { sampleDirectory } from './sample-directory.js'

let read: Promise<DirectorySnapshot> | null = null

/** The sample district with the translations that come with the service. Read once for all tests: nobody changes it. */
export function translatedDirectory(): Promise<DirectorySnapshot> {
  read ??= readTranslated()
  return read
}

async function readTranslated(): Promise<DirectorySnapshot> {
  const database = (await sampleDirectory()).openSample()
  try {
    addShippedTranslations(database, [fromRoot('seeds', 'translations')], createLanguage().offered)
    return readDirectory(database)
  } finally {
    database.$client.close()
  }
}
