import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { makeBackup } from '../../src/platform/backup/make-backup.js'
import { databaseFile } from '../../src/platform/database/open-database.js'
import { fromRoot } from '../../src/platform/root.js'
import { ourProgram } from '../support/processes/our-program.js'
import { linkBinary, temporaryDataDir } from '../support/processes/real-meilisearch.js'
import { copyTables } from '../support/samples/fill-tables.js'
import { emptyOfEachVersion, versions } from '../support/samples/older-database.js'
import { sampleDatabase } from '../support/samples/sample-database.js'
import { smallDistrict } from '../support/samples/small-district.js'

const asked = 'AB12CD34'

/** A district that restores the backup of a year ago on the version of today. */
describe('A backup of an older version', () => {
  let empty: Buffer[]
  before(async () => {
    empty = await emptyOfEachVersion()
  })

  /** A backup as that version would have made it: its tables, the district's rows, and one question. */
  async function backupOf(version: number, folder: string): Promise<string> {
    const sample = await sampleDatabase(smallDistrict)
    const older = new Sqlite(empty[version]!)
    copyTables(older, sample.$client)
    const columns = (older.pragma('table_info(inquiries)') as { name: string; notnull: number }[]).filter(
      ({ notnull, name }) => notnull === 1 && name !== 'id',
    )
    const known: Record<string, unknown> = {
      ...{ code: asked, asked_at: Date.now(), lang: 'en', channel: 'page', outcome: 'handover' },
      ...{ result: '{}', trace: '{"lang":"en","stages":[]}' },
    }
    const values = columns.map(({ name }) => known[name] ?? 0)
    older
      .prepare(`insert into inquiries (${columns.map(({ name }) => name)}) values (${values.map(() => '?')})`)
      .run(values)
    await writeFile(databaseFile(folder), older.serialize())
    older.close()
    sample.$client.close()
    const file = join(folder, `${versions[version]!.tag}.zip`)
    await makeBackup({
      ...{ dataDir: folder, file, mayReplace: false, withModels: false, passphrase: null },
      ...{ settings: '', now: new Date() },
    })
    return file
  }

  for (const version of [0, versions.length >> 1, versions.length - 2])
    it(`is restored from ${versions[version]!.tag}, and answers`, async () => {
      const made = await temporaryDataDir()
      const restored = await temporaryDataDir()
      try {
        const file = await backupOf(version, made.dataDir)
        await linkBinary(restored.dataDir)
        const { PATH = '', HOME = '' } = process.env
        const env = { PATH, HOME, DATA_DIR: restored.dataDir, MEANING: 'no' }
        const { status, stdout, stderr } = spawnSync(
          process.execPath,
          [...ourProgram('src', 'commands', 'restore'), file],
          { cwd: fromRoot(), encoding: 'utf8', env },
        )
        assert.equal(status, 0, stdout + stderr)
        assert.match(stdout, /It was asked “.+”, and named: .+\./)
        for (const work of ['Learning to detect danger', 'Learning the topics', 'Filling the search index'])
          assert.match(stdout, new RegExp(`^${work}: 100 %$`, 'm'))
        const database = new Sqlite(databaseFile(restored.dataDir), { readonly: true })
        const count = (sql: string) => database.prepare(sql).pluck().get()
        assert.equal(count('select count(*) from __drizzle_migrations'), versions.length)
        assert.equal(count(`select count(*) from inquiries where code = '${asked}'`), 1)
        assert.equal(count("select count(*) from audit_events where what = 'backup-restored'"), 1)
        assert.equal(database.pragma('integrity_check', { simple: true }), 'ok')
        database.close()
      } finally {
        await made.remove()
        await restored.remove()
      }
    }).timeout(600_000)
})
