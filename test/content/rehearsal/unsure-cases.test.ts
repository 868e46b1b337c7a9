import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { forgetInquiries } from '../../../src/answering/inquiries/forget-inquiries.js'
import { writeCases } from '../../../src/content/rehearsal/read-cases.js'
import { listReplayItems } from '../../../src/content/rehearsal/replay-item-store.js'
import { createSavedCaseStore } from '../../../src/content/rehearsal/saved-case-store.js'
import { migrateDatabase } from '../../../src/platform/database/migrate-database.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { fromRoot } from '../../../src/platform/root.js'
import { migrationsUpTo } from '../../support/samples/migrations-up-to.js'

const day = 24 * 60 * 60_000

describe('Cases from before an update, whose question is erased', () => {
  let folder: string
  let database: Database
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'unsure-cases-'))
    const file = join(folder, 'data.sqlite')
    database = drizzle(new Sqlite(file)) as Database
    const migrations = fromRoot('src', 'platform', 'database', 'migrations')
    await migrateDatabase(database, file, migrationsUpTo(12, migrations, join(folder, 'older')))
    const add = database.$client.prepare(
      `insert into saved_cases (id, key, source, concern, lang, expect, ok, added_at) values (?, ?, ?, ?, 'en', '[]', '[]', 1)`,
    )
    add.run(1, 'K7M2Q9XD', 'inquiry', 'the words of a family')
    add.run(2, 'K7M2Q9XE', 'wrong-door', 'other words')
    add.run(3, null, 'hand', 'what somebody typed')
    add.run(4, 'bus', 'file', 'from a file')
    await migrateDatabase(database, file, migrations)
  })
  afterEach(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const store = () => createSavedCaseStore(database)
  const ids = () =>
    store()
      .all()
      .map(({ id }) => id)
  const forget = (now: Date) =>
    forgetInquiries(database, {
      ...{ now, keepTextDays: 30, timeZone: 'America/New_York' },
      spillFile: join(folder, 'none.jsonl'),
    })

  it('are all there, but stay out of rehearsals and files until an admin keeps them', () => {
    assert.deepEqual(ids(), [1, 2, 3, 4])
    assert.equal(store().unsure(), 2)
    const replayed = () =>
      listReplayItems(database, { maxInquiries: 9, now: new Date() }).map(({ key }) => key)
    assert.deepEqual(replayed(), ['case:3', 'case:4'])
    assert.doesNotMatch(writeCases(store().all()), /words/)
    store().keepForGood(2)
    assert.equal(store().unsure(), 1)
    assert.deepEqual(replayed(), ['case:2', 'case:3', 'case:4'])
  })

  it('are erased after the days that text is kept, if nobody keeps them', async () => {
    store().keepForGood(2)
    assert.equal((await forget(new Date(Date.now() + 29 * day))).cases, 0)
    assert.equal((await forget(new Date(Date.now() + 31 * day))).cases, 1)
    assert.deepEqual(ids(), [2, 3, 4])
  })
})
