import { parentPort, workerData } from 'node:worker_threads'
import type { Config } from '../config.js'
import { noteInstalled } from '../content/catalog/note-installed.js'
import { publishRevision } from '../content/revisions/publish-revision.js'
import { type SeedFolders, seedIfEmpty } from '../content/seeds/seed-if-empty.js'
import { mainLanguage } from '../paths/paths.js'
import { explainDatabase } from '../platform/database/explain-database.js'
import { databaseFile, openDatabase } from '../platform/database/open-database.js'
import { createLanguage } from '../platform/language/language.js'
import { Refusal } from '../platform/language/refusal.js'
import { letOthersGoFirst } from '../platform/threads/let-others-go-first.js'

/** The district whose database is prepared. */
export type DatabaseWork = Pick<Config, 'dataDir'> & SeedFolders

/** Words for the console; or the end, with why it is refused. */
export type DatabaseMessage = { say: string } | { refused: string | null }

// Main file of a worker; nothing imports it.
if (parentPort) {
  letOthersGoFirst()
  const port = parentPort
  const tell = (message: DatabaseMessage) => port.postMessage(message)
  try {
    await prepare(workerData as DatabaseWork, (words) => tell({ say: words }))
    tell({ refused: null })
  } catch (error) {
    const file = databaseFile((workerData as DatabaseWork).dataDir)
    const refusal = error instanceof Refusal ? error : explainDatabase(error, file)
    if (!refusal) throw error
    tell({ refused: refusal.say(createLanguage().speech(mainLanguage)) })
  }
}

async function prepare(config: DatabaseWork, say: (words: string) => void): Promise<void> {
  const database = await openDatabase(databaseFile(config.dataDir))
  try {
    const now = new Date()
    const fill = () => seedIfEmpty({ database, say, now: () => now }, config)
    const filled = await noteInstalled(database, config, now, fill)
    if (filled) publishRevision(database, { note: 'As installed', by: null })
  } finally {
    database.$client.close()
  }
}
