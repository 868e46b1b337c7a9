import { parseArgs } from 'node:util'
import { publishRevision } from '../content/revisions/publish-revision.js'
import { latestRevision } from '../content/revisions/revision-store.js'
import { type SeedResult, seedDatabase } from '../content/seeds/seed-database.js'
import { SeedRefused } from '../content/seeds/seed-error.js'
import { addShippedTranslations } from '../content/translations/add-shipped-translations.js'
import { translationFolders } from '../content/translations/bring-translations.js'
import { translatedLanguages } from '../content/translations/translation-editor.js'
import { readCommandConfig } from '../districts/command-config.js'
import { type Database, databaseFile } from '../platform/database/open-database.js'
import { keepPrivate } from '../platform/files/keep-private.js'
import { sayRowFault } from '../platform/files/row-fault.js'
import { readLanguageCodes, type Speech } from '../platform/language/language.js'
import { wording } from '../platform/language/wording.js'
import { fromRoot } from '../platform/root.js'
import { runCommand } from './run-command.js'
import { withDatabase } from './with-database.js'

// `npm run seed -- [folder] [--force]`

const shownWarnings = 20

async function run(english: Speech): Promise<void> {
  const { values, positionals } = readArguments()
  const config = readCommandConfig()
  keepPrivate(config.dataDir)
  await withDatabase(databaseFile(config.dataDir), (database) => {
    const folder = positionals[0] ?? config.seedFolder
    // The sample must not replace a district of one's own by a slip.
    if (!folder) throw new SeedRefused(wording('seed.nameFolder'))
    const today = new Date().toISOString().slice(0, 10)
    report(seedDatabase(database, folder, { ...values, today }), english)
    bringTranslated(database, folder, english)
    publish(database)
  })
}

function readArguments() {
  try {
    return parseArgs({ options: { force: { type: 'boolean', default: false } }, allowPositionals: true })
  } catch (error) {
    throw new SeedRefused(wording('seed.usage'), { cause: error })
  }
}

function report({ changes, warnings }: SeedResult, english: Speech): void {
  for (const warning of warnings.slice(0, shownWarnings))
    console.log(`Possible mistake: ${sayRowFault(warning, english)}`)
  if (warnings.length > shownWarnings) console.log(`… and ${warnings.length - shownWarnings} more`)
  for (const [table, { added, changed, removed }] of Object.entries(changes))
    console.log(`${table}: ${added} added, ${changed} changed, ${removed} removed`)
  console.log(Object.keys(changes).length > 0 ? 'Seeded.' : 'The database already has these seeds.')
}

function bringTranslated(database: Database, folder: string, english: Speech): void {
  const languages = translatedLanguages(readLanguageCodes(fromRoot('views', 'words')))
  const { written, faults } = addShippedTranslations(database, translationFolders(folder), languages)
  for (const fault of faults) console.log(`Translations: ${sayRowFault(fault, english)}`)
  if (faults.length > 0) console.log('No translation was added.')
  if (written > 0) console.log(`translations: ${written} added or changed`)
}

/** Topics, phrasings and ladders route only once they are published; contacts and people are live at once. */
function publish(database: Database): void {
  const before = latestRevision(database)?.id
  const { id } = publishRevision(database, { note: 'Seeded', by: null })
  if (id !== before) console.log(`Published as revision ${id}. A running service picks it up automatically.`)
}

await runCommand(run)
