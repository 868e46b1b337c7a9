import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { DatabaseError } from '../../../src/platform/database/explain-database.js'
import { findDamage } from '../../../src/platform/database/find-damage.js'
import {
  type Database,
  databaseFile,
  openDatabase,
  openReadOnly,
  openSecondConnection,
} from '../../../src/platform/database/open-database.js'
import { briefWording } from '../../support/app/brief-fault.js'
import { damageTable } from '../../support/disk/damage-table.js'
import { smallDiskFor } from '../../support/disk/small-disk.js'
import { writeSeedFolder } from '../../support/samples/seed-folder.js'

describe('Opening the database', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-open-'))
    file = databaseFile(folder)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  async function makeDatabase(where = file) {
    const database = await openDatabase(where)
    const seeds = writeSeedFolder()
    seedDatabase(database, seeds.folder)
    seeds.remove()
    database.$client.close()
  }
  const leave = (name: string) => {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), 'something')
  }
  const refused = (words: RegExp, where = file) =>
    assert.rejects(openDatabase(where), (error) => {
      assert.ok(error instanceof DatabaseError, String(error))
      assert.match(briefWording(error.wording), words)
      return true
    })

  it('keeps 2 MB of its pages in memory for each connection', async () => {
    await makeDatabase()
    const pagesOf = (database: Database) => {
      const pages = database.$client.pragma('cache_size', { simple: true })
      database.$client.close()
      return pages
    }
    assert.equal(pagesOf(await openDatabase(file)), -2000)
    assert.equal(pagesOf(openReadOnly(file)), -2000)
    assert.equal(pagesOf(openSecondConnection(file)), -2000)
  })

  it('leaves it to the first query to say that a file is damaged from its first page on', async () => {
    await makeDatabase()
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.fill(7, 100, 4096))
    const damaged = openReadOnly(file)
    assert.match(findDamage(damaged.$client) ?? '', /malformed|disk image|file is not/)
    damaged.$client.close()
  })

  it('refuses one from a newer version, and leaves it alone', async () => {
    await makeDatabase()
    const database = await openDatabase(file)
    database.$client.exec(
      "insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)",
    )
    database.$client.close()
    const before = readFileSync(file)
    await refused(/^database\.newer\(.*before-\d+\)/)
    assert.deepEqual(readFileSync(file), before)
  })

  it('refuses a file that is not a database', async () => {
    writeFileSync(file, 'x'.repeat(10_000))
    await refused(/^database\.fault\.broken\(/)
    assert.equal(readFileSync(file, 'utf8'), 'x'.repeat(10_000))
  })

  for (const name of [
    'keys/service.key',
    'models/one.model',
    'not-yet-kept.jsonl',
    'not-yet-kept-opt-outs.jsonl',
    'who-to-ask.sqlite.before-9',
  ]) {
    it(`does not create one when the old one is missing or empty, as ${name} shows`, async () => {
      leave(name)
      await refused(/^database\.missing\(/)
      assert.throws(() => statSync(file))
      writeFileSync(file, '')
      await refused(/^database\.empty\(/)
      assert.equal(statSync(file).size, 0)
    })
  }

  it('creates one in a folder without a trace of the service, even after a first start was killed early', async () => {
    leave('notes.txt')
    leave('meilisearch/version')
    writeFileSync(file, '')
    await makeDatabase()
    assert.ok(statSync(file).size > 0)
  })

  it('reports a folder that is read-only or full', async function () {
    const disk = smallDiskFor(this, 4 * 1024 * 1024)
    try {
      const there = databaseFile(disk.folder)
      await makeDatabase(there)
      disk.setReadOnly(true)
      await refused(/^database\.fault\.unwritable\(/, there)
      disk.setReadOnly(false)
      rmSync(there)
      for (const end of ['-wal', '-shm']) rmSync(`${there}${end}`, { force: true })
      assert.throws(() => writeFileSync(join(disk.folder, 'other'), 'x'.repeat(5 * 1024 * 1024)), /ENOSPC/)
      await refused(/^database\.fault\.full\(/, there)
    } finally {
      disk.remove()
    }
  })

  it('finds damaged pages, and none in a sound database', async () => {
    await makeDatabase()
    const sound = await openDatabase(file)
    assert.equal(findDamage(sound.$client), null)
    sound.$client.close()
    damageTable(file, 'inquiries')
    const damaged = await openDatabase(file)
    assert.ok(findDamage(damaged.$client))
    damaged.$client.close()
  })
})
