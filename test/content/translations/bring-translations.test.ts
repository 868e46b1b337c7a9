import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { bringTranslations } from '../../../src/content/translations/bring-translations.js'
import { readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { migrateDatabase } from '../../../src/platform/database/migrate-database.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { fromRoot } from '../../../src/platform/root.js'
import { createLog } from '../../../src/platform/web/log.js'
import { migrationsUpTo } from '../../support/samples/migrations-up-to.js'

/** The last migration of the version before translations. */
const before = 20

describe('bringTranslations', () => {
  let folder: string
  let database: Database
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-old-'))
  })
  afterEach(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  it('translates an older installation, where its English is that of the service', async () => {
    const file = join(folder, 'who-to-ask.sqlite')
    const migrations = fromRoot('src', 'platform', 'database', 'migrations')
    database = drizzle(new Sqlite(file)) as Database
    await migrateDatabase(database, file, migrationsUpTo(before, migrations, join(folder, 'older')))
    const line = database.$client.prepare(
      `insert into crisis_lines (id, kinds, level, call, languages, position) values (?, '["any"]', 'now', ?, '["en"]', ?)`,
    )
    const words = database.$client.prepare(
      "insert into crisis_line_words (line, lang, name, text) values (?, 'en', ?, ?)",
    )
    line.run('911', '911', 1)
    words.run('911', '911', 'Call 911 if someone is hurt or in danger right now.')
    line.run('poison', '911', 2)
    words.run('poison', 'Our own poison line', 'Call us at any hour.')
    await migrateDatabase(database, file)
    assert.equal(readDirectory(database).crisisLines[0]?.words.vi, undefined)
    const platform = { database, language: createLanguage(), log: createLog('silent') }
    bringTranslations(platform, null)
    const { crisisLines } = readDirectory(database)
    assert.match(crisisLines[0]?.words.vi?.text ?? '', /^Gọi 911/)
    assert.match(crisisLines[0]?.words.ar?.text ?? '', /911/)
    assert.equal(crisisLines[1]?.words.vi, undefined, 'its words are its own')
  })
})
